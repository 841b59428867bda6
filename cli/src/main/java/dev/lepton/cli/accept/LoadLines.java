package dev.lepton.cli.accept;

import dev.lepton.model.acceptance.LoadComparison;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a load test measured, for a terminal. */
final class LoadLines {
  private static final int SLOWEST = 10;

  private LoadLines() {}

  static List<String> of(LoadTest test) {
    List<String> lines = new ArrayList<>();
    if (!test.steps().isEmpty()) {
      lines.addAll(steps(test));
    }
    lines.addAll(of(test.load()));
    test.resources().ifPresent(resources -> lines.addAll(of(resources)));
    test.comparison().ifPresent(comparison -> lines.addAll(of(comparison)));
    return lines;
  }

  private static List<String> steps(LoadTest test) {
    List<String> lines = new ArrayList<>();
    lines.add("rate/s     done/s     at once   p95 ms    errors");
    for (LoadTest.Step step : test.steps()) {
      LoadReport load = step.load();
      lines.add(
          text(
              "%-10.1f %-10.1f %-9.2f %-9.1f %.2f %%%s",
              load.rate(),
              load.throughput(),
              load.inFlight(),
              load.latencyMillis().p95(),
              load.errorPercent(),
              step.keptUp() ? "" : "  not kept up"));
    }
    boolean saturated = test.steps().stream().anyMatch(step -> !step.keptUp());
    lines.add(saturated ? "the highest rate that was kept up:" : "saturation was not reached:");
    return lines;
  }

  private static List<String> of(LoadTest.Resources resources) {
    List<String> lines = new ArrayList<>();
    resources
        .cpuMillisPerRequest()
        .ifPresent(cpu -> lines.add(text("processor time a request: %.3f ms", cpu)));
    resources
        .usdPerMillion()
        .ifPresent(usd -> lines.add(text("a million requests cost $%.2f at this rate", usd)));
    return lines;
  }

  private static List<String> of(LoadComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("compared with " + comparison.before().url() + ":");
    comparison.measures().forEach(measure -> lines.add("  " + measure.explanation()));
    comparison.notes().forEach(note -> lines.add("  note: " + note));
    lines.add(
        switch (comparison.outcome()) {
          case WORSE -> text("worse by more than %.0f %%", comparison.allowedPercent());
          case NO_WORSE -> text("no worse than %.0f %%", comparison.allowedPercent());
          case UNDECIDED ->
              text("undecided whether worse by more than %.0f %%", comparison.allowedPercent());
        });
    return lines;
  }

  private static List<String> of(LoadReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%s: %.1f requests a second for %.1f s%s",
            report.url(),
            report.rate(),
            report.seconds(),
            report.interrupted() ? ", stopped before its end" : ""));
    lines.add(
        text(
            "requested %,d, completed %,d, errors %,d (%.2f %%), %.1f completed a second",
            report.requested(),
            report.completed(),
            report.errors(),
            report.errorPercent(),
            report.throughput()));
    var latency = report.latencyMillis();
    lines.add(
        text(
            "latency from when a request was due, ms: p50 %.1f, p95 %.1f, p99 %.1f, max %.1f",
            latency.p50(), latency.p95(), latency.p99(), latency.max()));
    lines.add(
        text(
            "of it at the server, ms: p50 %.1f, p95 %.1f, p99 %.1f; %.1f requests at the same time",
            report.serviceMillis().p50(),
            report.serviceMillis().p95(),
            report.serviceMillis().p99(),
            report.inFlight()));
    lines.add(
        text(
            "the generator itself was late, ms: p99 %.1f, max %.1f",
            report.schedulingLagMillis().p99(), report.schedulingLagMillis().max()));
    lines.add(
        "answers: "
            + new TreeMap<>(report.statuses())
                .entrySet().stream()
                    .map(status -> text("%s × %,d", status.getKey(), status.getValue()))
                    .collect(Collectors.joining(", ")));
    if (report.requests().size() > 1) {
      report.requests().stream()
          .sorted(Comparator.comparingDouble(LoadReport.Kind::p95).reversed())
          .limit(SLOWEST)
          .forEach(kind -> lines.add(kind(kind)));
      if (report.requests().size() > SLOWEST) {
        int rest = report.requests().size() - SLOWEST;
        lines.add("  and " + rest + " quicker kinds of requests; -o json has them all");
      }
    }
    report.errorSamples().forEach(sample -> lines.add("error: " + sample));
    return lines;
  }

  private static String kind(LoadReport.Kind kind) {
    return text(
        "  %s: %,d, errors %,d, ms: p50 %.1f, p95 %.1f, p99 %.1f",
        kind.name(), kind.requested(), kind.errors(), kind.p50(), kind.p95(), kind.p99());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
