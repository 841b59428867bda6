/** The switch, and the way back. */
@NullMarked
package dev.lepton.transfer.postgres.cutover;

import org.jspecify.annotations.NullMarked;
