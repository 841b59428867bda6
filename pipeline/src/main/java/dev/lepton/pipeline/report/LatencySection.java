package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.operation.WatchReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Old against new under load, and what the watch saw after the switch. */
final class LatencySection implements Section {
  @Override
  public String id() {
    return "latency";
  }

  @Override
  public String title() {
    return "Performance and security";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    if (input.acceptance().isEmpty() && input.watch().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder html = new StringBuilder();
    input.proof().ifPresent(proof -> html.append(clients(proof)));
    input.acceptance().ifPresent(acceptance -> html.append(acceptance(acceptance)));
    input.watch().ifPresent(watch -> html.append(watch(watch)));
    return Optional.of(html.toString());
  }

  private static String clients(ClientProof proof) {
    HtmlTable table = new HtmlTable("What the users saw, live, ms", "release", "p50#", "p99#");
    table.row("old", Html.format("%.1f", proof.before().p50()), Html.format("%.1f", proof.before().p99()));
    table.row("new", Html.format("%.1f", proof.after().p50()), Html.format("%.1f", proof.after().p99()));
    return table.render();
  }

  private static String acceptance(AcceptanceReport report) {
    StringBuilder html = new StringBuilder();
    HtmlTable loads =
        new HtmlTable(
            "Load before the switch: constant arrival rate, latency from the intended start, ms",
            "release", "requests", "rate/s#", "done#", "errors#", "p50#", "p95#", "p99#", "max#");
    List<PercentilePlot.Curve> curves = new ArrayList<>();
    for (LoadResult load : report.loads()) {
      var latency = load.latencyMillis();
      loads.row(
          load.release(), load.kind(), Html.format("%.0f", load.rate()), Html.format("%,d", load.completed()), load.errors(),
          Html.format("%.1f", latency.p50()), Html.format("%.1f", latency.p95()), Html.format("%.1f", latency.p99()), Html.format("%.1f", latency.max()));
      String style = load.kind().equals("write") ? "write" : load.release();
      curves.add(new PercentilePlot.Curve(load.release() + ", " + load.kind() + " requests", style, latency.points()));
    }
    html.append(loads.isEmpty() ? "" : loads.render()).append(new PercentilePlot().render(curves));
    HtmlTable verdicts = new HtmlTable("Thresholds", "threshold", "measured#", "bound#", "held", "explanation");
    report.verdicts().forEach(v -> verdicts.row(v.name(), Html.format("%.2f", v.measured()), Html.format("%.2f", v.bound()), v.passed() ? "yes" : "NO", v.explanation()));
    html.append(verdicts.isEmpty() ? "" : verdicts.render());
    HtmlTable security = new HtmlTable("Security checks", "check", "severity", "result", "where", "fix");
    report.security().forEach(c -> security.row(c.title(), c.severity(), c.passed() ? "passed" : "FAILED", c.where(), c.passed() ? "" : c.fix()));
    html.append(security.isEmpty() ? "" : "<details><summary>Security checks</summary>" + security.render() + "</details>\n");
    return html.append(report.notTested().isEmpty() ? "" : "<h3>Not tested</h3>\n" + Html.list(report.notTested())).toString();
  }

  private static String watch(WatchReport watch) {
    return Html.format(
            "<h3>Watch after the switch</h3>%n<p>%s: %d probes in %.0f s, %.2f %% errors, p95 %.1f ms (the old release's p95 under load was %.1f ms).%s</p>%n",
            Html.escape(watch.verdict()),
            watch.probes(),
            watch.watched().toMillis() / 1000.0,
            watch.errorPercent(),
            watch.p95Millis(),
            watch.baselineP95Millis(),
            watch.reason().isEmpty() ? "" : " " + Html.escape(watch.reason()))
        + new WatchPlot().render(watch);
  }
}
