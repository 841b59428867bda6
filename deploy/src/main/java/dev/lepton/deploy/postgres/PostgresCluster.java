package dev.lepton.deploy.postgres;

import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.internal.process.ProcessLog;
import dev.lepton.deploy.internal.process.Wait;
import dev.lepton.deploy.internal.state.StateFile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A data folder and the server process on it: made, started, stopped.
 *
 * @param program runs initdb and pg_ctl
 */
record PostgresCluster(PostgresConfig config, PostgresProgram program) {
  private static final String HOST = "127.0.0.1";
  private static final int PASSWORD_BYTES = 24;
  private static final String START_SECONDS = "120";
  // After the server is killed its children notice and go; until then the data folder counts as in
  // use.
  private static final Duration ORPHANS_GO = Duration.ofSeconds(20);

  static PostgresCluster of(PostgresConfig config) {
    PostgresBinaries binaries = PostgresBinaries.unpack(config.cacheDirectory());
    return new PostgresCluster(
        config,
        new PostgresProgram(binaries, RunAs.choose(), config.directory().resolve("program.log")));
  }

  /** Makes and starts the server as needed; returns its port. */
  int start() {
    Optional<Postmaster> running = Postmaster.running(config.data());
    if (running.isPresent()) {
      int port = running.get().port();
      if (config.port().orElse(port) == port && ready()) {
        return port;
      }
      stop();
    }
    int port = choosePort();
    if (!Files.isDirectory(config.data())) {
      initialise();
    }
    new StateFile(portFile(config)).write(Integer.toString(port));
    new StateFile(config.data().resolve("lepton.conf")).write(PostgresSettings.text(config, port));
    launch(port);
    return port;
  }

  private boolean ready() {
    return Wait.until(
        Duration.ofSeconds(30),
        () -> Postmaster.running(config.data()).filter(Postmaster::ready).isPresent());
  }

  private int choosePort() {
    if (config.port().isPresent()) {
      int port = config.port().get();
      if (!Ports.free(HOST, port)) {
        throw taken(port);
      }
      return port;
    }
    return knownPort(config).filter(port -> Ports.free(HOST, port)).orElseGet(Ports::pick);
  }

  /** Where the server of that folder listens or listened last. */
  static Optional<Integer> knownPort(PostgresConfig config) {
    return new StateFile(portFile(config)).read().map(Integer::parseInt);
  }

  private static Path portFile(PostgresConfig config) {
    return config.directory().resolve("port");
  }

  private LeptonException taken(int port) {
    return Ports.takenError(
        HOST, port, "the embedded PostgreSQL in " + config.directory(), "its port setting");
  }

  /**
   * Beside its place and moved there when complete, so that a kill in between leaves no half of a
   * data folder.
   */
  private void initialise() {
    Path next =
        config
            .directory()
            .resolve("data.next-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    byte[] password = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(password);
    new StateFile(config.password()).write(HexFormat.of().formatHex(password));
    program.runAs().own(config.directory());
    List<String> arguments =
        List.of(
            "--pgdata=" + next,
            "--username=" + config.user(),
            "--pwfile=" + config.password(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    if (!program.run("initdb", arguments)) {
      throw failed("The embedded PostgreSQL cannot be set up." + program.output());
    }
    try {
      String include = "\ninclude_if_exists = 'lepton.conf'\n";
      Files.writeString(next.resolve("postgresql.conf"), include, StandardOpenOption.APPEND);
      Files.move(next, config.data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch(int port) {
    program.runAs().own(config.directory());
    boolean started = Wait.until(ORPHANS_GO, () -> launchOnce() || !orphansInTheWay());
    if (!started || Postmaster.running(config.data()).isEmpty()) {
      String log = new ProcessLog(config.log()).block(15);
      throw log.contains("Address already in use")
          ? taken(port)
          : failed("The embedded PostgreSQL does not start." + log);
    }
  }

  private boolean launchOnce() {
    Postmaster.forgetStale(config.data());
    new StateFile(config.log()).delete();
    return program.run(
        "pg_ctl",
        List.of(
            "start",
            "-w",
            "-t",
            START_SECONDS,
            "-D",
            config.data().toString(),
            "-l",
            config.log().toString()));
  }

  private boolean orphansInTheWay() {
    String log = new ProcessLog(config.log()).block(15);
    return log.contains("is still in use") || log.contains("postmaster.pid");
  }

  void stop() {
    if (Postmaster.running(config.data()).isPresent()
        && !program.run(
            "pg_ctl", List.of("stop", "-w", "-m", "fast", "-D", config.data().toString()))) {
      throw failed("The embedded PostgreSQL does not stop." + program.output());
    }
  }

  private LeptonException failed(String what) {
    return new LeptonException(
        ErrorCode.TARGET_FAILED,
        what,
        config.directory().toString(),
        "Read its log above; check the space on the disk and that the folder can be entered by every account.");
  }
}
