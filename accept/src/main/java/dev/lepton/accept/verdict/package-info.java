/** Thresholds held against measurements. Pure functions: load results in, verdicts out. */
@NullMarked
package dev.lepton.accept.verdict;

import org.jspecify.annotations.NullMarked;
