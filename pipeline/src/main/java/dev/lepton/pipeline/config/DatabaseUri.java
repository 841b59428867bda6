package dev.lepton.pipeline.config;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.transfer.postgres.connect.ConnectionAddress;
import dev.lepton.transfer.postgres.connect.Plaintext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads database addresses as libpq writes them. A file is read by many on many machines: nothing
 * of an address comes from the environment.
 */
final class DatabaseUri {
  private DatabaseUri() {}

  /**
   * @param plaintext whether a connection to another machine may be unencrypted
   * @throws IllegalArgumentException with a message that never repeats the text, since that may
   *     hold a password
   */
  static DatabaseEndpoint parse(
      String text, Optional<SecretReference> password, boolean plaintext) {
    ConnectionAddress address = ConnectionAddress.parse(text, Map.of());
    if (address.password().isPresent()) {
      throw new IllegalArgumentException(
          "the address holds a password in clear; give a reference in \"password\" instead");
    }
    Set<String> given = ConnectionAddress.given(text);
    if (!given.contains("user")) {
      throw new IllegalArgumentException("the address names no user");
    }
    if (!given.containsAll(List.of("host", "dbname"))) {
      throw new IllegalArgumentException("expected postgresql://user@host:port/database");
    }
    DatabaseEndpoint endpoint = address.endpoint();
    if (Plaintext.leavesTheMachine(endpoint) && !plaintext) {
      throw new IllegalArgumentException(
          "sslmode="
              + endpoint.sslMode()
              + " lets rows and passwords travel unencrypted; leave it out, or set allowPlaintext:"
              + " true");
    }
    return endpoint.withPassword(password.or(endpoint::password));
  }
}
