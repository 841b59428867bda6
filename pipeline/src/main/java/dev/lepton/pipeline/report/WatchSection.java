package dev.lepton.pipeline.report;

import dev.lepton.model.operation.WatchReport;
import java.util.Locale;
import java.util.Optional;

/** What was seen after the switch. */
final class WatchSection implements Section {
  @Override
  public String id() {
    return "watch";
  }

  @Override
  public String title() {
    return "After the switch";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.watch().map(WatchSection::render);
  }

  private static Markup render(WatchReport watch) {
    boolean healthy = watch.verdict().equals("healthy");
    Facts facts =
        new Facts()
            .add("Verdict", Tone.goodIf(healthy).badge(healthy ? "healthy" : "worse than before"));
    if (!watch.reason().isEmpty()) {
      facts.add("Reason", watch.reason());
    }
    facts
        .add(
            "Health probes",
            Figures.count(watch.probes())
                + " in "
                + Figures.seconds(watch.watched().toMillis() / 1000.0)
                + ", "
                + Figures.count(watch.failures())
                + " failed")
        .add(
            "Errors of users",
            String.format(Locale.ROOT, "%.2f %% of their requests", watch.errorPercent()))
        .add(
            "Latency",
            "p50 "
                + Figures.millis(watch.p50Millis())
                + ", p95 "
                + Figures.millis(watch.p95Millis())
                + ", p99 "
                + Figures.millis(watch.p99Millis())
                + "; "
                + baseline(watch));
    return facts.render().plus(new WatchPlot(watch.samples()).render());
  }

  private static String baseline(WatchReport watch) {
    return watch.baselineP95Millis() > 0
        ? "the old release's p95 under load was " + Figures.millis(watch.baselineP95Millis())
        : "the old release was not measured";
  }
}
