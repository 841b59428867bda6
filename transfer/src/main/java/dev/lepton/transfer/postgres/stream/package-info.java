/** Changes: decoded from pgoutput, folded to net changes, applied exactly once. */
@NullMarked
package dev.lepton.transfer.postgres.stream;

import org.jspecify.annotations.NullMarked;
