package dev.lepton.transfer.postgres;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL 15 server of the distribution's package, with its pg_dump and contrib modules, in a
 * folder of its own. Tests that need it are skipped where the package is not installed.
 */
public final class DistributionServer implements AutoCloseable {
  private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path folder;
  private final int port;

  private DistributionServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** A running server with logical WAL. */
  public static DistributionServer start() {
    Path memory = Path.of("/dev/shm");
    return startIn(
        Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * A running server whose data lie in a folder of the given one, with small files of WAL.
   *
   * @param parent to be reached by everybody
   */
  public static DistributionServer startIn(Path parent) {
    assumeTrue(
        Files.isExecutable(BIN.resolve("pg_dump")) && Files.isExecutable(BIN.resolve("initdb")),
        "the package postgresql-15 is not installed");
    try (ServerSocket socket = new ServerSocket(0)) {
      Path folder = Files.createTempDirectory(parent, "lepton-pg15-");
      int port = socket.getLocalPort();
      socket.close();
      DistributionServer server = new DistributionServer(folder, port);
      if (System.getProperty("user.name").equals("root")) {
        command("chown", "postgres", folder.toString());
      }
      String data = folder.resolve("data").toString();
      server.asOwner(
          "initdb",
          "-D",
          data,
          "-U",
          "postgres",
          "-E",
          "UTF8",
          "--locale=C.UTF-8",
          "--wal-segsize=4");
      server.restart();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it after {@link #crash}. */
  public void restart() {
    asOwner(
        "pg_ctl",
        "-D",
        folder.resolve("data").toString(),
        "-l",
        folder.resolve("log").toString(),
        "-w",
        "-o",
        "-p "
            + port
            + " -k "
            + folder
            + " -c listen_addresses=127.0.0.1 -c wal_level=logical"
            + " -c fsync=off -c shared_buffers=64MB -c max_replication_slots=20 -c max_wal_size=64MB",
        "start");
  }

  /** Ends every process of it at once, as a power cut would; the disk keeps what was written. */
  public void crash() {
    asOwner("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
  }

  /**
   * Ends every process of it by SIGKILL, the postmaster first, so that none of them can do anything
   * more; returns once all are gone.
   */
  public void kill() {
    ProcessHandle postmaster = postmaster().orElseThrow();
    List<ProcessHandle> others = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    others.forEach(ProcessHandle::destroyForcibly);
    // Not their onExit(): on JDK 25 it once did not complete for processes that were gone.
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !postmaster.isAlive() && others.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Whether a server runs on these data. */
  public boolean isRunning() {
    return postmaster().isPresent();
  }

  /** Its file outlives it where it was killed. */
  private Optional<ProcessHandle> postmaster() {
    Path file = folder.resolve("data/postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .map(String::strip)
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of)
          .filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new empty database. */
  public ConnectionFactory fresh(Side side) {
    String name = "distribution_" + DATABASES.incrementAndGet();
    TestServers.execute(database(side, "postgres"), "CREATE DATABASE " + name);
    return database(side, name);
  }

  public ConnectionFactory database(Side side, String name) {
    return TestServers.factory(side, port, name);
  }

  /** What {@code pg_dump -s --create} says of a database. */
  public String schemaDump(ConnectionFactory database) {
    return asOwner(
        "pg_dump",
        "-s",
        "--create",
        "-h",
        folder.toString(),
        "-p",
        String.valueOf(port),
        "-N",
        "lepton",
        "-U",
        "postgres",
        database.endpoint().database());
  }

  @Override
  public void close() {
    if (isRunning()) {
      crash();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server refuses to run as root. */
  private String asOwner(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(BIN.resolve(program).toString());
    command.addAll(Arrays.asList(arguments));
    return command(command.toArray(String[]::new));
  }

  private static String command(String... command) {
    try {
      Path output = Files.createTempFile("lepton-command", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int status = process.waitFor();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (status != 0) {
        throw new AssertionError(String.join(" ", command) + " ended with " + status + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
