package dev.lepton.assess.discover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Samples as CSV files, one a server, written as they are taken: a later watch goes on in the same
 * files, {@code lepton inventory import} reads them, and so does a plan ({@code spec.asIs.usage}).
 * Thread-safe as long as each server is written by one thread.
 *
 * @param folder is made when it is not there
 */
public record SampleFolder(Path folder) {
  private static final String HEADER =
      "time,server,cpu_percent,memory_mb,disk_iops,disk_mbps,network_mbps,disk_read_iops,"
          + "disk_write_iops,disk_read_mbps,disk_write_mbps,network_in_mbps,network_out_mbps\n";
  private static final List<Metric> SPLIT =
      List.of(
          Metric.DISK_READ_IOPS,
          Metric.DISK_WRITE_IOPS,
          Metric.DISK_READ_MBPS,
          Metric.DISK_WRITE_MBPS,
          Metric.NETWORK_IN_MBPS,
          Metric.NETWORK_OUT_MBPS);

  /** Files of earlier watches, in the order of their names. */
  public List<Path> earlier() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  void append(String server, Instant time, Map<Metric, Double> rates) {
    Path file = folder.resolve(server.replaceAll("[^\\p{L}\\p{Nd}._-]", "_") + ".csv");
    String row =
        Stream.concat(
                Stream.of(
                    time.toString(),
                    server.replaceAll("[,\"\\r\\n]", "_"),
                    text(rates, Metric.CPU_PERCENT),
                    text(rates, Metric.MEMORY_MB),
                    sum(rates, Metric.DISK_READ_IOPS, Metric.DISK_WRITE_IOPS),
                    sum(rates, Metric.DISK_READ_MBPS, Metric.DISK_WRITE_MBPS),
                    text(rates, Metric.NETWORK_OUT_MBPS)),
                SPLIT.stream().map(metric -> text(rates, metric)))
            .collect(Collectors.joining(",", "", "\n"));
    try {
      Files.createDirectories(folder);
      Files.writeString(
          file,
          Files.exists(file) ? row : HEADER + row,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static String text(Map<Metric, Double> rates, Metric metric) {
    return rates.containsKey(metric) ? number(rates.get(metric)) : "";
  }

  private static String sum(Map<Metric, Double> rates, Metric one, Metric other) {
    return rates.containsKey(one) && rates.containsKey(other)
        ? number(rates.get(one) + rates.get(other))
        : "";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static LeptonException failure(Path where, IOException e) {
    return new LeptonException(
        ErrorCode.DISK_FULL,
        "samples cannot be kept: " + e.getMessage(),
        where.toString(),
        "free disk space, check the folder's rights, or leave --samples out",
        e);
  }
}
