package dev.lepton.cli.demo;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The old release as a process. Not thread-safe. */
final class LegacyProcess {
  private static final Duration START_UP = Duration.ofSeconds(30);

  private final Path jar;
  private final Path folder;
  private final URI url;
  private @Nullable Process process;

  LegacyProcess(Path jar, Path folder, String url) {
    this.jar = jar;
    this.folder = folder;
    this.url = URI.create(url);
  }

  /**
   * @throws LeptonException PORT_TAKEN, or TOOL_MISSING if it has not been built, or SOURCE_FAILED
   *     if it does not answer
   */
  void start() {
    if (!Files.exists(jar)) {
      throw new LeptonException(
          ErrorCode.TOOL_MISSING,
          "the shop has not been built",
          jar.toString(),
          "run it through ./lepton, or `mvn package` first");
    }
    if (answers()) {
      throw new LeptonException(
          ErrorCode.PORT_TAKEN,
          "port " + url.getPort() + " is taken, and the old release has it hard-coded",
          url.toString(),
          "stop what listens there; `lepton demo --stop` if it is an earlier demo");
    }
    try {
      Files.createDirectories(folder);
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  // Short-lived, and the two cores are shared with all that the demo starts.
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  jar.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("shop.out").toFile())
              .start();
      Files.writeString(pidFile(folder), String.valueOf(process.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitAnswer();
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + START_UP.toNanos();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/api/products?limit=1"))
            .timeout(Duration.ofSeconds(5))
            .build();
    while (System.nanoTime() < deadline && process != null && process.isAlive()) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (IOException e) {
        // Not listening yet; the loop's bounds are the deadline and the process's life.
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new LeptonException(
        ErrorCode.SOURCE_FAILED,
        "the old release does not answer",
        url.toString(),
        "see " + folder.resolve("shop.out"));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      // Refused: the port is free.
      return false;
    }
  }

  void stop() {
    Optional.ofNullable(process).map(Process::toHandle).ifPresent(LegacyProcess::end);
  }

  /** Stops the process that a demo which was killed has left in this folder. */
  static void stopLeftOver(Path folder) {
    Path file = pidFile(folder);
    if (!Files.exists(file)) {
      return;
    }
    try {
      ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
          .filter(handle -> handle.info().commandLine().orElse("").contains("shop.jar"))
          .ifPresent(LegacyProcess::end);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProcessHandle handle) {
    handle.destroy();
    try {
      handle.onExit().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      handle.destroyForcibly();
    }
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("shop.pid");
  }
}
