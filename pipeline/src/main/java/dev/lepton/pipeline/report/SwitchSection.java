package dev.lepton.pipeline.report;

import dev.lepton.model.cutover.CutoverReport;
import java.util.Optional;

/** The switch, step by step. */
final class SwitchSection implements Section {
  @Override
  public String id() {
    return "switch";
  }

  @Override
  public String title() {
    return "The switch";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    return input.cutover().map(SwitchSection::render);
  }

  private static String render(CutoverReport report) {
    StringBuilder html = new StringBuilder();
    html.append(
        Html.paragraph(
            Html.format(
                "Switched %s at %s. Writes waited %.0f ms; %,d requests were held at the gateway and then answered.",
                report.direction(), report.at(), report.pauseMillis(), report.heldRequests())));
    HtmlTable steps = new HtmlTable("Steps of the protocol", "step", "ms#");
    report.steps().forEach(step -> steps.row(step.name(), Html.format("%.1f", step.millis())));
    html.append(steps.isEmpty() ? "" : steps.render());
    HtmlTable data = new HtmlTable("Databases", "database", "final position", "rows compared again#", "differences#", "sequences set#", "way back");
    report
        .databases()
        .forEach(d -> data.row(d.database(), d.finalPosition(), d.changedRowsVerified(), d.differenceCount(), d.sequencesSet(), d.reverseSlot()));
    return html.append(data.isEmpty() ? "" : data.render()).toString();
  }
}
