package dev.lepton.cli.transfer;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.util.Optional;

/**
 * The two databases.
 *
 * @param target empty only where a command needs none
 */
record Sides(DatabaseEndpoint source, Optional<DatabaseEndpoint> target, SecretResolver secrets) {
  ConnectionFactory sourceFactory() {
    return new ConnectionFactory(ConnectionFactory.Side.SOURCE, source, secrets);
  }

  ConnectionFactory targetFactory() {
    return new ConnectionFactory(ConnectionFactory.Side.TARGET, target.orElseThrow(), secrets);
  }
}
