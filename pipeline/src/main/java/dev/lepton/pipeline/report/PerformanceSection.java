package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.acceptance.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How fast it was and is: as live clients saw it, and under the same load side by side. */
final class PerformanceSection implements Section {
  @Override
  public String id() {
    return "performance";
  }

  @Override
  public String title() {
    return "Latency before and after";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    Markup clients =
        input.cutover().flatMap(c -> input.proof()).map(ClientLatency::render).orElse(Markup.EMPTY);
    Markup loads = input.acceptance().map(PerformanceSection::loads).orElse(Markup.EMPTY);
    return Optional.of(clients.plus(loads)).filter(html -> !html.isEmpty());
  }

  private static Markup loads(AcceptanceReport report) {
    if (report.loads().isEmpty()) {
      return notTested(report);
    }
    List<PercentilePlot.Curve> curves =
        report.loads().stream().map(PerformanceSection::curve).toList();
    return Markup.heading("Under the same load, before the switch")
        .plus(
            Markup.soft(
                "Requests arrive at a constant rate whether or not earlier ones were answered;"
                    + " latency counts from when each was due. Writes go to a throw-away clone"
                    + " only."))
        .plus(new PercentilePlot(curves).render())
        .plus(table(report.loads()))
        .plus(doubts(report.loads()))
        .plus(notTested(report));
  }

  private static PercentilePlot.Curve curve(LoadResult load) {
    String style =
        load.kind().equals("write") ? "write" : load.release().equals("old") ? "old" : "new";
    return new PercentilePlot.Curve(name(load), style, load.latencyMillis().points());
  }

  private static String name(LoadResult load) {
    return load.release() + " release, " + load.kind() + " requests";
  }

  private static Markup table(List<LoadResult> loads) {
    HtmlTable table =
        new HtmlTable(
            "Latency in ms",
            "load",
            "p50#",
            "p95#",
            "p99#",
            "max#",
            "rate/s#",
            "done/s#",
            "done#",
            "errors#",
            "generator late p99#");
    for (LoadResult load : loads) {
      var latency = load.latencyMillis();
      table.row(
          name(load),
          one(latency.p50()),
          one(latency.p95()),
          one(latency.p99()),
          one(latency.max()),
          one(load.rate()),
          one(load.throughput()),
          Figures.count(load.completed()),
          Figures.count(load.errors()),
          one(load.schedulingLagMillis().p99()));
    }
    return table.excerpt(Excerpt.of("loads")).render();
  }

  private static String one(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  private static Markup doubts(List<LoadResult> loads) {
    List<String> doubts = new ArrayList<>();
    for (LoadResult load : loads) {
      if (load.schedulingLagMillis().p99() > load.latencyMillis().p95()) {
        doubts.add(name(load) + ": the generator itself was late; do not trust these figures.");
      }
      load.errorSamples().forEach(sample -> doubts.add(name(load) + " failed with: " + sample));
    }
    return Markup.list(doubts);
  }

  private static Markup notTested(AcceptanceReport report) {
    return report.notTested().isEmpty()
        ? Markup.EMPTY
        : Markup.heading("Not tested").plus(Markup.list(report.notTested()));
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    List<String> untested = input.acceptance().map(AcceptanceReport::notTested).orElse(List.of());
    return untested.isEmpty()
        ? List.of()
        : List.of(new Notice(Tone.WARN, "Not tested: " + String.join("; ", untested) + ".", id()));
  }
}
