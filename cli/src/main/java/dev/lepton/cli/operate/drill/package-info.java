/**
 * Failures made on purpose, in a place of their own: a small release with a database, what is done
 * to it, and how the recovery does.
 */
@NullMarked
package dev.lepton.cli.operate.drill;

import org.jspecify.annotations.NullMarked;
