package dev.lepton.pipeline.report;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Risk;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Refactor or not, why, and what could go wrong. */
final class DecisionSection implements Section {
  @Override
  public String id() {
    return "decision";
  }

  @Override
  public String title() {
    return "Refactor or not";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.assessment().map(DecisionSection::render);
  }

  private static Markup render(Assessment assessment) {
    Decision decision = assessment.decision();
    Facts facts =
        new Facts()
            .add("Decision", strategy(decision))
            .add("Work for people", days(decision))
            .add("Confidence", Figures.percent(decision.confidence()));
    profile(assessment.profile(), facts);
    return facts
        .render()
        .plus(Markup.heading("Reasons"))
        .plus(Markup.list(decision.reasons()))
        .plus(risks(assessment.risks()))
        .plus(notAnalysed(assessment.notAnalysed()));
  }

  private static Markup strategy(Decision decision) {
    return Markup.of(
        "<strong>%s</strong>: the source code is %s on the way",
        Figures.sentenceCase(decision.strategy()), decision.refactor() ? "changed" : "not changed");
  }

  private static String days(Decision decision) {
    return decision.effortDaysLow() + " to " + decision.effortDaysHigh() + " days, estimated";
  }

  private static void profile(Profile profile, Facts facts) {
    if (!profile.languages().isEmpty()) {
      facts.add(
          "Written in",
          profile.languages().stream()
              .map(l -> l.name() + " (" + Figures.count(l.lines(), "line", "lines") + ")")
              .collect(Collectors.joining(", ")));
    }
    technologies("Built on", profile.frameworks(), facts);
    technologies("Databases", profile.databases(), facts);
  }

  private static void technologies(String name, List<Profile.Technology> all, Facts facts) {
    if (!all.isEmpty()) {
      facts.add(
          name,
          all.stream()
              .map(
                  t ->
                      t.name()
                          + t.version().map(v -> " " + v).orElse("")
                          + ", seen in "
                          + t.evidence())
              .collect(Collectors.joining("; ")));
    }
  }

  private static Markup risks(List<Risk> risks) {
    HtmlTable table =
        new HtmlTable(
            "Risks, highest first: likelihood × impact, each 1 to 5",
            "risk~",
            "score#",
            "comes from~",
            "what helps~");
    risks.stream()
        .sorted(Comparator.comparingInt(Risk::score).reversed())
        .forEach(
            risk ->
                table.row(
                    risk.title(),
                    risk.likelihood() + " × " + risk.impact() + " = " + risk.score(),
                    risk.source(),
                    risk.mitigation()));
    return table.excerpt(Excerpt.of("risks").elsewhere("documents/assess.json")).render();
  }

  private static Markup notAnalysed(List<String> items) {
    return items.isEmpty() ? Markup.EMPTY : Markup.heading("Not analysed").plus(Markup.list(items));
  }
}
