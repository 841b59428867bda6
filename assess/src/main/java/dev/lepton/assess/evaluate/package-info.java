/** Evaluates rules: providers answer all conditions in one pass, rules combine the answers. */
@NullMarked
package dev.lepton.assess.evaluate;

import org.jspecify.annotations.NullMarked;
