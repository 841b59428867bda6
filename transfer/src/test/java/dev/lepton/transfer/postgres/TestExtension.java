package dev.lepton.transfer.postgres;

import static dev.lepton.transfer.postgres.TestServers.execute;

import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An extension with rows of its own among which users may put theirs. */
public final class TestExtension {
  private TestExtension() {}

  /**
   * Lets both servers offer it from now on, in new sessions.
   *
   * @param directory that the servers may read
   */
  public static void install(Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("extension"));
    Files.writeString(
        folder.resolve("lepton_rates.control"), "default_version = '1'\nrelocatable = true\n");
    Files.writeString(
        folder.resolve("lepton_rates--1.sql"),
        String.join(
            ";\n",
            "CREATE TABLE rate (code text PRIMARY KEY, value numeric, builtin boolean NOT NULL)",
            "INSERT INTO rate VALUES ('standard', 1, true)",
            "CREATE TABLE plain (n int)",
            "CREATE SEQUENCE rate_no",
            "SELECT pg_catalog.pg_extension_config_dump('rate', 'WHERE NOT builtin')",
            "SELECT pg_catalog.pg_extension_config_dump('plain', '')",
            "SELECT pg_catalog.pg_extension_config_dump('rate_no', '');\n"));
    for (Side side : Side.values()) {
      execute(
          TestServers.fresh(side),
          "ALTER ROLE postgres SET extension_control_path = '$system:" + directory + "'");
    }
  }
}
