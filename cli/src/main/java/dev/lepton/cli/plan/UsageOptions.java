package dev.lepton.cli.plan;

import dev.lepton.cli.command.OptionValues;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.plan.usage.Allocation;
import dev.lepton.plan.usage.PrometheusUsage;
import dev.lepton.plan.usage.UsageCsv;
import dev.lepton.plan.usage.UsageData;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where usage comes from: files, folders of files, Prometheus. */
public final class UsageOptions {
  @Option(
      names = "--usage",
      paramLabel = "FILE",
      description =
          "CSV of measurements (time, server, cpu_percent or cpu_cores, memory_mb, disk_iops,"
              + " disk_mbps, network_mbps), or a folder of them; may be repeated.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description = "Asks Prometheus for what node_exporter and cAdvisor measure.")
  private Optional<String> prometheus = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      description = "How far back Prometheus is asked (default: 192h; of krr 336h).")
  private Optional<String> window = Optional.empty();

  @Option(
      names = "--step",
      paramLabel = "DURATION",
      description = "Time between two samples of Prometheus (default: 5m; of vpa 1m, of krr 75s).")
  private Optional<String> step = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "REFERENCE",
      description = "Bearer token for Prometheus: env:NAME or file:/path.")
  private Optional<String> token = Optional.empty();

  boolean none() {
    return files.isEmpty() && prometheus.isEmpty();
  }

  /**
   * @param rule by its id; decides how Prometheus is asked where it is not said
   * @param known what is known of a server by its name
   */
  UsageData read(Terminal terminal, String rule, Function<String, Allocation> known) {
    return read(
        terminal,
        rule,
        known,
        failure -> {
          throw failure;
        });
  }

  /**
   * @param failed takes what is wrong with a source that cannot be used as a whole; the others are
   *     read all the same
   */
  UsageData read(
      Terminal terminal,
      String rule,
      Function<String, Allocation> known,
      Consumer<LeptonException> failed) {
    List<Supplier<UsageData>> sources = new ArrayList<>();
    inFolders().forEach(file -> sources.add(() -> new UsageCsv(file, known).read()));
    if (prometheus.isPresent()) {
      PrometheusSource source =
          OptionValues.prometheus(terminal, "--prometheus", prometheus.orElseThrow(), token);
      TimeWindow asked = window(rule);
      sources.add(() -> new PrometheusUsage(source, asked, known).read());
    }
    UsageData data = UsageData.none();
    for (Supplier<UsageData> source : sources) {
      try {
        data = data.and(source.get());
      } catch (LeptonException e) {
        failed.accept(e);
      }
    }
    return data;
  }

  /** Every file that is read. */
  List<Path> files() {
    return inFolders();
  }

  Optional<String> address() {
    return prometheus;
  }

  private List<Path> inFolders() {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isDirectory(file)) {
        all.add(file);
        continue;
      }
      try (Stream<Path> inside = Files.list(file)) {
        List<Path> csvs = inside.filter(one -> one.toString().endsWith(".csv")).sorted().toList();
        if (csvs.isEmpty()) {
          throw usage("the folder has no .csv file", file.toString(), "name one with measurements");
        }
        all.addAll(csvs);
      } catch (IOException e) {
        throw new LeptonException(
            ErrorCode.CONFIG_UNREADABLE,
            "the folder cannot be read: " + e.getMessage(),
            file.toString(),
            "check its rights",
            e);
      }
    }
    return all;
  }

  private TimeWindow window(String rule) {
    String usualStep = rule.equals("krr") ? "75s" : rule.equals("vpa") ? "1m" : "5m";
    return new TimeWindow(
        Instant.now(),
        OptionValues.duration("--window", window.orElse(rule.equals("krr") ? "336h" : "192h")),
        OptionValues.duration("--step", step.orElse(usualStep)));
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
