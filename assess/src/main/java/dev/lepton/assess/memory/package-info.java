/** Remembers from one analysis to the next what has not changed. */
@NullMarked
package dev.lepton.assess.memory;

import org.jspecify.annotations.NullMarked;
