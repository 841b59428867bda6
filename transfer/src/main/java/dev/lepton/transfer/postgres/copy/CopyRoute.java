package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.connect.ConnectionPool;

/**
 * Where chunks come from and go to.
 *
 * @param meter counts what passes
 * @param snapshots which state of the source each chunk shows
 */
record CopyRoute(
    ConnectionPool source, ConnectionPool target, CopyMeter meter, SnapshotSource snapshots) {}
