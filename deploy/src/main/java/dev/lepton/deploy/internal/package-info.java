/** What the targets share and nobody else sees. Each package below it is one feature. */
@NullMarked
package dev.lepton.deploy.internal;

import org.jspecify.annotations.NullMarked;
