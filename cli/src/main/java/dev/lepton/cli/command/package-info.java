/** One class a command: reads options, calls the pipeline, prints the outcome. */
@NullMarked
package dev.lepton.cli.command;

import org.jspecify.annotations.NullMarked;
