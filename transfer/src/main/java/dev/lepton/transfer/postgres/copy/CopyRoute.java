package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.connect.ConnectionPool;

/**
 * Where chunks come from and go to.
 *
 * @param meter counts what passes
 */
record CopyRoute(ConnectionPool source, ConnectionPool target, CopyMeter meter) {}
