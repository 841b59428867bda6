/** Writes a commented migration.yaml from what it finds. */
@NullMarked
package dev.lepton.cli.init;

import org.jspecify.annotations.NullMarked;
