/** Runs the tests that rule authors write beside their rules. */
@NullMarked
package dev.lepton.assess.ruletest;

import org.jspecify.annotations.NullMarked;
