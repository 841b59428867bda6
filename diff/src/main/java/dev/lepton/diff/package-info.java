/**
 * Shows how two texts differ, as {@code git apply} reads it; whose texts they are is up to others.
 */
@NullMarked
package dev.lepton.diff;

import org.jspecify.annotations.NullMarked;
