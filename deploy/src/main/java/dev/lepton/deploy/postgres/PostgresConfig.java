package dev.lepton.deploy.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an embedded PostgreSQL server is set up.
 *
 * @param directory everything of it: data, log, password
 * @param port where it listens on 127.0.0.1; empty for the port it had before, or any free one
 * @param user the superuser, made with the server and never renamed
 * @param durable whether a commit is on disk before it is acknowledged; false only for data that
 *     may be lost
 * @param settings further server settings by name, over the defaults
 * @param cacheDirectory where the binaries are unpacked, shared by all servers
 */
public record PostgresConfig(
    Path directory,
    Optional<Integer> port,
    String user,
    boolean durable,
    Map<String, String> settings,
    Path cacheDirectory) {

  public PostgresConfig {
    directory = directory.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /** A durable server on any free port. */
  public static PostgresConfig of(Path directory, String user) {
    return new PostgresConfig(
        directory, Optional.empty(), user, true, Map.of(), PostgresBinaries.defaultCache());
  }

  public PostgresConfig withPort(int fixed) {
    return new PostgresConfig(
        directory, Optional.of(fixed), user, durable, settings, cacheDirectory);
  }

  public PostgresConfig withDurable(boolean isDurable) {
    return new PostgresConfig(directory, port, user, isDurable, settings, cacheDirectory);
  }

  public PostgresConfig withSettings(Map<String, String> others) {
    return new PostgresConfig(directory, port, user, durable, others, cacheDirectory);
  }

  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("postgres.log");
  }

  Path password() {
    return directory.resolve("password");
  }
}
