/** The comparison of both sides by a path that the copy does not use. */
@NullMarked
package dev.lepton.transfer.postgres.verify;

import org.jspecify.annotations.NullMarked;
