package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A server of its own whose rules of access a test may change. */
final class LoginServer implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Path data;

  private LoginServer(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /**
   * @param folder where the server keeps its data
   */
  static LoginServer start(Path folder) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    return new LoginServer(EmbeddedPostgres.builder().setDataDirectory(data).start(), data);
  }

  Path data() {
    return data;
  }

  int port() {
    return server.getPort();
  }

  /** Runs statements as the administrator, who always comes in without a password. */
  LoginServer run(String... statements) {
    TestServers.execute(TestServers.factory(Side.TARGET, server.getPort(), "postgres"), statements);
    return this;
  }

  /** Lines for all others than the administrator; returns once they are in force. */
  LoginServer rules(String... lines) throws IOException {
    Files.writeString(
        data.resolve("pg_hba.conf"),
        "host all postgres 127.0.0.1/32 trust\n" + String.join("\n", lines) + "\n");
    run("SELECT pg_reload_conf()");
    Awaitility.await()
        .until(
            () ->
                TestServers.query(
                        TestServers.factory(Side.TARGET, server.getPort(), "postgres"),
                        "SELECT count(*) = "
                            + (lines.length + 1)
                            + " FROM pg_hba_file_rules WHERE error IS NULL")
                    .equals(java.util.List.of("t")));
    return this;
  }

  DatabaseEndpoint endpoint(String user) {
    return new DatabaseEndpoint(
        "127.0.0.1", server.getPort(), "postgres", user, Optional.empty(), "disable");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
