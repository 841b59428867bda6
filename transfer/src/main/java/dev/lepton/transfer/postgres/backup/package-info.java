/** Encrypted backups, restored once to prove them. */
@NullMarked
package dev.lepton.transfer.postgres.backup;

import org.jspecify.annotations.NullMarked;
