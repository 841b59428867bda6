/** Answers {@code *.referenced}: where code mentions what a rule looks for. */
@NullMarked
package dev.lepton.assess.reference;

import org.jspecify.annotations.NullMarked;
