package dev.lepton.pipeline.report;

import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.pipeline.report.Bars.Span;
import java.util.ArrayList;
import java.util.List;
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
  public Optional<Markup> body(ReportInput input) {
    return input.cutover().map(report -> render(input, report));
  }

  private static Markup render(ReportInput input, CutoverReport report) {
    if (SwitchScope.empty(input.migration())) {
      return Markup.paragraph(SwitchScope.NOTHING);
    }
    return direction(report)
        .plus(Markup.paragraph(waited(input, report)))
        .plus(steps(report))
        .plus(databases(report));
  }

  private static Markup direction(CutoverReport report) {
    boolean back = report.direction().equals("back");
    return Markup.of(
        "<p>%s at %s UTC.%s</p>\n",
        back
            ? "Went back from the new release to the old one"
            : "Switched from the old release to the new one",
        Figures.utc(report.at()),
        back ? " The switch forward, before, is in the audit trail." : "");
  }

  private static String waited(ReportInput input, CutoverReport report) {
    if (!Pause.measured(report)) {
      return "The process that switched was interrupted and a later one completed its work, so the"
          + " steps and the pause were not measured.";
    }
    return "Writes waited "
        + Pause.of(report)
        + "; allowed were "
        + Figures.millis((double) input.migration().cutover().maxPause().toMillis())
        + ". "
        + Figures.count(report.heldRequests(), "request was", "requests were")
        + " held at the gateway meanwhile, and then answered.";
  }

  private static Markup steps(CutoverReport report) {
    if (!Pause.measured(report)) {
      return Markup.EMPTY;
    }
    Bars bars = new Bars();
    double start = 0;
    for (CutoverReport.Step step : report.steps()) {
      boolean before = step.name().equals("prepare");
      bars.add(
          step.name(),
          new Span(start, step.millis()),
          before ? "old" : "new",
          Figures.millis(step.millis()),
          before ? "before the pause: nobody waits" : "");
      start += step.millis();
    }
    return bars.render();
  }

  private static Markup databases(CutoverReport report) {
    HtmlTable table =
        new HtmlTable(
            "Databases",
            "database",
            "final position",
            "rows compared again#",
            "differences#",
            "sequences set#",
            "way back");
    report
        .databases()
        .forEach(
            d ->
                table.row(
                    d.database(),
                    d.finalPosition(),
                    Figures.count(d.changedRowsVerified()),
                    Tone.goodIf(d.differenceCount() == 0).badge(Figures.count(d.differenceCount())),
                    d.sequencesSet(),
                    d.reverseSlot().isEmpty() ? "none" : d.reverseSlot()));
    return table.render();
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    List<Notice> notices = new ArrayList<>();
    long failed = input.proof().map(ClientProof::failedRequests).orElse(0L);
    if (input.cutover().isPresent() && failed > 0) {
      notices.add(
          new Notice(
              Tone.BAD,
              Figures.count(failed, "request", "requests") + " of clients failed.",
              id()));
    }
    if (follows(input)) {
      notices.add(
          new Notice(
              Tone.PLAIN,
              "The old database still follows the new one. When you are sure, close the way back"
                  + " with `lepton cutover --finish`.",
              id()));
    }
    return notices;
  }

  /** Whether what is written now still reaches the old database. */
  private static boolean follows(ReportInput input) {
    Standing standing = Standing.of(input);
    return standing.stage() == Standing.Stage.HEALTHY
        && !standing.wayBackClosed()
        && input.cutover().stream()
            .flatMap(cutover -> cutover.databases().stream())
            .anyMatch(data -> !data.reverseSlot().isEmpty());
  }
}
