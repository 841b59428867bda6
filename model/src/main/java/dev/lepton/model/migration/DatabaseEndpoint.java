package dev.lepton.model.migration;

import dev.lepton.model.secret.SecretReference;
import java.util.Optional;

/**
 * Where a database is and how to reach it. Never holds a password, only the reference to one.
 *
 * @param port 1 to 65535
 * @param sslMode as libpq names it: disable, prefer, require, verify-ca, verify-full
 */
public record DatabaseEndpoint(
    String host,
    int port,
    String database,
    String user,
    Optional<SecretReference> password,
    String sslMode) {

  /** The endpoint as a libpq URI without password, fit for messages and logs. */
  public String display() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }

  /** JDBC URL without credentials. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?sslmode=" + sslMode;
  }

  public DatabaseEndpoint withDatabase(String other) {
    return new DatabaseEndpoint(host, port, other, user, password, sslMode);
  }
}
