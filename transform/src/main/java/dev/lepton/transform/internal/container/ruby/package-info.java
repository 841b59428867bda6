/** Ruby applications behind Puma. */
@NullMarked
package dev.lepton.transform.internal.container.ruby;

import org.jspecify.annotations.NullMarked;
