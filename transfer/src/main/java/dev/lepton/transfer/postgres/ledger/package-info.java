/** What has been done, kept on the side where it was done, in the same transaction. */
@NullMarked
package dev.lepton.transfer.postgres.ledger;

import org.jspecify.annotations.NullMarked;
