/** A live migration with embedded parts only. */
@NullMarked
package dev.lepton.cli.demo;

import org.jspecify.annotations.NullMarked;
