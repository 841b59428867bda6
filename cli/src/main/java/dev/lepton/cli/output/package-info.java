/** Outcomes as a table, JSON or YAML on standard output. */
@NullMarked
package dev.lepton.cli.output;

import org.jspecify.annotations.NullMarked;
