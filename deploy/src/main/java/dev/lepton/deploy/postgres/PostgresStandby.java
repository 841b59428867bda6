package dev.lepton.deploy.postgres;

import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** Makes servers that follow another server of ours by PostgreSQL's own replication. Stateless. */
public final class PostgresStandby {
  private PostgresStandby() {}

  /**
   * Makes a standby from the files of a server, which is started or started again for that, and
   * starts it. Whatever was in the standby's folder is lost. The standby has the password of the
   * server that it follows.
   *
   * @param primary its user may replicate
   * @param name by which the primary knows the standby, as in {@code synchronous_standby_names}
   * @throws dev.lepton.model.error.LeptonException as {@link PostgresServer#start}
   */
  public static PostgresServer follow(PostgresConfig primary, PostgresConfig standby, String name) {
    PostgresServer.start(primary).stop();
    PostgresServer.destroy(standby.directory());
    Folders.copy(primary.data(), standby.data());
    closeToOthers(standby.data());
    Folders.copy(primary.password(), standby.password());
    new StateFile(standby.data().resolve("standby.signal")).write("");
    int port = PostgresServer.start(primary).port();
    Map<String, String> settings = new HashMap<>(standby.settings());
    settings.put(
        "primary_conninfo",
        "host=127.0.0.1 port="
            + port
            + " user="
            + primary.user()
            + " application_name="
            + name
            + " password="
            + new StateFile(primary.password()).read().orElseThrow());
    settings.put("wal_retrieve_retry_interval", "200ms");
    return PostgresServer.start(standby.withSettings(settings));
  }

  /** The server refuses a folder that others can enter. */
  private static void closeToOthers(Path data) {
    try {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
