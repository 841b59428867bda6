/** Hints for cutting a monolith on the command line. */
@NullMarked
package dev.lepton.cli.decompose;

import org.jspecify.annotations.NullMarked;
