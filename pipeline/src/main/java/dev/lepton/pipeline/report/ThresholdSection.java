package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.acceptance.AcceptanceReport.Verdict;
import java.util.List;
import java.util.Optional;

/** Each threshold, what was measured, and whether it held. */
final class ThresholdSection implements Section {
  @Override
  public String id() {
    return "thresholds";
  }

  @Override
  public String title() {
    return "Thresholds";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.acceptance().filter(a -> !a.verdicts().isEmpty()).map(ThresholdSection::render);
  }

  private static Markup render(AcceptanceReport report) {
    HtmlTable table =
        new HtmlTable(
            "What the new release had to keep",
            "threshold",
            "result",
            "measured#",
            "bound#",
            "in words~");
    for (Verdict verdict : report.verdicts()) {
      table.row(
          verdict.name(),
          Tone.goodIf(verdict.passed()).badge(verdict.passed() ? "held" : "not held"),
          Figures.decimal(verdict.measured()),
          Figures.decimal(verdict.bound()),
          verdict.explanation());
    }
    return table.excerpt(Excerpt.of("thresholds").elsewhere("documents/accept.json")).render();
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    return input.acceptance().stream()
        .flatMap(a -> a.verdicts().stream())
        .filter(verdict -> !verdict.passed())
        .limit(5)
        .map(
            v ->
                new Notice(
                    Tone.BAD,
                    "Threshold " + v.name() + " did not hold: " + v.explanation() + ".",
                    id()))
        .toList();
  }
}
