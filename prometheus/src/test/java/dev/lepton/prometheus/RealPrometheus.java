package dev.lepton.prometheus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;

/**
 * A Prometheus server of this machine over series that a test makes up. Tests assume {@link
 * #isHere} first.
 */
public final class RealPrometheus implements AutoCloseable {
  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  private final Process server;
  private final int port;

  private RealPrometheus(Process server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Whether server and tool are installed. */
  public static boolean isHere() {
    return Files.isExecutable(PROMETHEUS) && Files.isExecutable(PROMTOOL);
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder empty; takes its data and configuration
   */
  public static RealPrometheus over(Path folder, History history)
      throws IOException, InterruptedException {
    fill(folder, history);
    int port = freePort();
    Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
    Process server =
        new ProcessBuilder(
                PROMETHEUS.toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--storage.tsdb.retention.time=10y",
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();
    awaitReady(server);
    return new RealPrometheus(server, port);
  }

  /** Where it answers. */
  public PrometheusSource source() {
    return new PrometheusSource(URI.create("http://127.0.0.1:" + port), Optional.empty());
  }

  @Override
  public void close() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
  }

  private static void fill(Path folder, History history) throws IOException, InterruptedException {
    Path text = folder.resolve("metrics.txt");
    Files.write(text, history.lines());
    Path log = folder.resolve("promtool.log");
    Process blocks =
        new ProcessBuilder(
                PROMTOOL.toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (blocks.waitFor() != 0) {
      throw new AssertionError("promtool refuses the series: " + Files.readString(log));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitReady(Process server) throws IOException {
    BufferedReader log =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      all.append(line).append('\n');
      if (line.contains("Server is ready to receive web requests")) {
        return;
      }
    }
    throw new AssertionError("Prometheus ended: " + all);
  }

  /** What was scraped at even intervals, as OpenMetrics writes it. Not thread-safe. */
  public static final class History {
    private final long start;
    private final int interval;
    private final int samples;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param start of the first sample, seconds since 1970
     * @param interval between two samples, s
     * @param samples of each series
     */
    public History(long start, int interval, int samples) {
      this.start = start;
      this.interval = interval;
      this.samples = samples;
    }

    /**
     * The first series of a metric.
     *
     * @param type counter or gauge
     * @param name with {@code _total} for a counter
     * @param labels as in {@code a="b",c="d"}
     * @param value of each sample, by its number; what is not a number was not scraped
     */
    public History first(String type, String name, String labels, IntToDoubleFunction value) {
      lines.add("# TYPE " + name.replaceFirst("_total$", "") + " " + type);
      return more(name, labels, value);
    }

    /** A further series of the metric that was given last. */
    public History more(String name, String labels, IntToDoubleFunction value) {
      for (int i = 0; i < samples; i++) {
        double sample = value.applyAsDouble(i);
        if (!Double.isNaN(sample)) {
          lines.add(
              String.format(
                  Locale.ROOT, "%s{%s} %s %d", name, labels, sample, start + (long) interval * i));
        }
      }
      return this;
    }

    private List<String> lines() {
      List<String> all = new ArrayList<>(lines);
      all.add("# EOF");
      return all;
    }
  }
}
