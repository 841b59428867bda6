/** Reads an application and says what must change before it can move, and why. */
@NullMarked
package dev.lepton.assess;

import org.jspecify.annotations.NullMarked;
