/** The command line; Main is the composition root. */
@NullMarked
package dev.lepton.cli;

import org.jspecify.annotations.NullMarked;
