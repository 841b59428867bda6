package dev.lepton.pipeline.report;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Risk;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Refactor or not, with the findings that it rests on. */
final class DecisionSection implements Section {
  @Override
  public String id() {
    return "decision";
  }

  @Override
  public String title() {
    return "Decision and findings";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    return input.assessment().map(DecisionSection::render);
  }

  private static String render(Assessment assessment) {
    var decision = assessment.decision();
    StringBuilder html = new StringBuilder();
    html.append(
        Html.format(
            "<p><strong>%s</strong>: the source code is %s on the way. Effort for people: %.1f to %.1f days. Confidence %.0f %%.</p>%n",
            decision.strategy().name().charAt(0) + decision.strategy().name().substring(1).toLowerCase(Locale.ROOT),
            decision.refactor() ? "changed" : "not changed",
            decision.effortDaysLow(),
            decision.effortDaysHigh(),
            decision.confidence() * 100));
    html.append(Html.list(decision.reasons()));
    HtmlTable findings = new HtmlTable("Findings", "severity", "finding", "where", "why it matters", "fix", "by machine");
    for (Finding finding : assessment.findings()) {
      findings.row(
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.title(),
          finding.where(),
          finding.reason(),
          finding.fix(),
          finding.machineFixable() ? "yes" : "no");
    }
    html.append(findings.isEmpty() ? Html.paragraph("No findings.") : findings.render());
    HtmlTable risks = new HtmlTable("Risks, highest first", "risk", "score#", "comes from", "mitigation");
    assessment.risks().stream()
        .sorted(Comparator.comparingInt(Risk::score).reversed())
        .forEach(risk -> risks.row(risk.title(), risk.likelihood() + " × " + risk.impact(), risk.source(), risk.mitigation()));
    html.append(risks.isEmpty() ? "" : risks.render());
    if (!assessment.notAnalysed().isEmpty()) {
      html.append("<h3>Not analysed</h3>\n").append(Html.list(assessment.notAnalysed()));
    }
    return html.toString();
  }
}
