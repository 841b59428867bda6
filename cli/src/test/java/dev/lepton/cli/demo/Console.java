package dev.lepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** What the command line said, run after run; kept in target/console.log for a reader. */
final class Console {
  private final Queue<String> all = new ConcurrentLinkedQueue<>();
  private final Queue<String> current = new ConcurrentLinkedQueue<>();
  private Thread reader = new Thread();

  /** Collects what the process says from now on. */
  Process follow(Process process) {
    current.clear();
    reader = new Thread(() -> read(process));
    reader.setDaemon(true);
    reader.start();
    return process;
  }

  /** Returns once the process has said the text, or has ended. */
  void await(Process process, String text) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> said(text) || !process.isAlive());
  }

  boolean said(String text) {
    return text.isEmpty() || current.stream().anyMatch(line -> line.contains(text));
  }

  /** Waits until it has ended and all that it said is there, and returns the exit status. */
  int run(Process process) throws InterruptedException, IOException {
    follow(process);
    return end(process);
  }

  int end(Process process) throws InterruptedException, IOException {
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(this::toString).isTrue();
    reader.join();
    note("exit " + process.exitValue());
    Files.writeString(Path.of("target", "console.log"), toString());
    return process.exitValue();
  }

  void note(String text) {
    all.add("--- " + text);
  }

  private void read(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(line);
        current.add(line);
      }
    } catch (IOException e) {
      note("the output ended: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return String.join("\n", all);
  }
}
