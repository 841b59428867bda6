/** Analysing applications by rules, and testing the rules themselves. */
@NullMarked
package dev.lepton.cli.analysis;

import org.jspecify.annotations.NullMarked;
