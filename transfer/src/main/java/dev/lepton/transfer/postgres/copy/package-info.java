/** Rows in chunks: each with its own snapshot, so that a restart redoes one chunk only. */
@NullMarked
package dev.lepton.transfer.postgres.copy;

import org.jspecify.annotations.NullMarked;
