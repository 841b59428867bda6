/** Where the new release runs. */
@NullMarked
package dev.lepton.model.deployment;

import org.jspecify.annotations.NullMarked;
