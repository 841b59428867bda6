/** Finds what is wrong with rules before anyone relies on them. */
@NullMarked
package dev.lepton.assess.lint;

import org.jspecify.annotations.NullMarked;
