package dev.lepton.deploy.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunAsTest {
  @Test
  void rootCanAlsoRunTheServerAsNobody(@TempDir Path root) throws Exception {
    assumeThat(RunAs.root()).as("only root has to run it as somebody else").isTrue();
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresConfig config =
        PostgresConfig.of(Files.createDirectory(root.resolve("server")), "lepton");
    PostgresBinaries binaries = PostgresBinaries.unpack(config.cacheDirectory());
    PostgresCluster cluster =
        new PostgresCluster(
            config,
            new PostgresProgram(
                binaries, RunAs.nobody(), config.directory().resolve("program.log")));

    cluster.start();
    String owner = Files.getOwner(config.data()).getName();
    boolean running = PostgresServer.running(config.directory());
    cluster.stop();

    assertThat(running).isTrue();
    assertThat(owner).isEqualTo("nobody");
    assertThat(PostgresServer.running(config.directory())).isFalse();
  }
}
