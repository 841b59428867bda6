package dev.lepton.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A source, an empty target, and commands between them, some of them in processes of their own. */
record MoveWorld(SmallServer server, Path folder, Queue<String> said, List<Process> processes)
    implements AutoCloseable {
  private static final Map<String, String> ENVIRONMENT = Map.of("PGPASSWORD", SmallServer.PASSWORD);

  static MoveWorld start(Path folder) throws IOException, SQLException {
    return new MoveWorld(
        SmallServer.start("logical"), folder, new ConcurrentLinkedQueue<>(), new ArrayList<>());
  }

  String source() {
    return server.address("postgres", "shop");
  }

  String target() {
    return server.address("postgres", "fresh");
  }

  /** Runs {@code lepton transfer …} on the move that is known, in this process. */
  CommandLineRun transfer(String command, String... options) {
    return CommandLineRun.of(ENVIRONMENT, arguments(command, options).toArray(String[]::new));
  }

  /** The same, naming both databases. */
  CommandLineRun between(String command, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--source", source(), "--target", target()));
    return CommandLineRun.of(
        ENVIRONMENT, concat(List.of("transfer", command), all).toArray(String[]::new));
  }

  /** Starts following in a process of its own, and returns when it has said the text. */
  Process follow(String until, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--source", source(), "--target", target()));
    all.addAll(List.of(options));
    return fork(until, arguments("follow", all.toArray(String[]::new)));
  }

  /** Runs a command in a process of its own, and returns when it has said the text or has ended. */
  Process fork(String until, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path")));
    command.add("dev.lepton.cli.Main");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(ENVIRONMENT);
    Process process = builder.start();
    processes.add(process);
    said.clear();
    Thread reader = new Thread(() -> read(process));
    reader.setDaemon(true);
    reader.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> said.stream().anyMatch(line -> line.contains(until)) || !process.isAlive());
    return process;
  }

  List<String> arguments(String command, String... options) {
    return concat(List.of("transfer", command, "--workspace", folder.toString()), List.of(options));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private void read(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException e) {
      said.add("the output ended: " + e.getMessage());
    }
  }

  /** Returns once the status says so. */
  void awaitStatus(String text) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                org.assertj.core.api.Assertions.assertThat(transfer("status").out())
                    .as(() -> String.join("\n", said))
                    .contains(text));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly();
      process.waitFor(10, TimeUnit.SECONDS);
    }
    server.close();
  }
}
