package dev.lepton.pipeline.report;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found in the code, equal findings together, with the lines that show it. */
final class FindingsSection implements Section {
  private static final Excerpt GROUPS =
      new Excerpt("kinds of finding", 15, 100, "documents/assess.json");
  private static final Excerpt PLACES = new Excerpt("places", 8, 100, "documents/assess.json");

  @Override
  public String id() {
    return "findings";
  }

  @Override
  public String title() {
    return "Findings";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.assessment().map(assessment -> render(input, assessment));
  }

  private static Markup render(ReportInput input, Assessment assessment) {
    if (assessment.findings().isEmpty()) {
      return Markup.paragraph("None.");
    }
    List<FindingGroup> groups = FindingGroup.of(assessment.findings(), input.bundle());
    return Markup.paragraph(summary(assessment.findings(), groups.size()))
        .plus(
            Markup.soft(
                "Mandatory: it cannot run there without the change. Optional: it runs, but worse."
                    + " Potential: to be judged by someone who knows the application."))
        .plus(
            GROUPS.render(
                groups, some -> Markup.join(some.stream().map(FindingsSection::group).toList())));
  }

  private static String summary(List<Finding> findings, int kinds) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long number = findings.stream().filter(f -> f.severity() == severity).count();
      if (number > 0) {
        parts.add(Figures.count(number) + " " + Figures.words(severity));
      }
    }
    return Figures.count(findings.size(), "finding", "findings")
        + " of "
        + Figures.count(kinds, "kind", "kinds")
        + ": "
        + String.join(", ", parts)
        + ".";
  }

  private static Markup group(FindingGroup group) {
    Finding finding = group.finding();
    Markup summary =
        Markup.of(
            "%s <strong>%s</strong> %s <span class=\"soft\">%s</span>",
            tone(finding.severity()).badge(Figures.words(finding.severity())),
            finding.title(),
            repair(group),
            Markup.breakable(where(group)));
    Markup body =
        new Facts()
            .add("Why it matters", finding.reason())
            .add("What to do", finding.fix())
            .add(
                "Rule",
                Markup.of(
                    "%s, %s", Markup.code(finding.ruleId()), Figures.words(finding.category())))
            .render()
            .plus(PLACES.render(group.places(), FindingsSection::places));
    return Markup.of(
        "<details class=\"finding\"><summary>%s</summary>\n%s</details>\n", summary, body);
  }

  private static String where(FindingGroup group) {
    int others = group.places().size() - 1;
    return group.finding().where()
        + (others == 0 ? "" : " and " + Figures.count(others, "more place", "more places"));
  }

  private static Markup repair(FindingGroup group) {
    if (group.allRepaired()) {
      return Tone.GOOD.badge("changed by machine");
    }
    if (group.repaired() > 0) {
      return Tone.WARN.badge(
          group.repaired() + " of " + group.places().size() + " changed by machine");
    }
    return group.finding().machineFixable()
        ? Tone.PLAIN.badge("a machine can change it")
        : Tone.PLAIN.badge("for a person");
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case MANDATORY -> Tone.BAD;
      case OPTIONAL -> Tone.WARN;
      case POTENTIAL -> Tone.PLAIN;
    };
  }

  private static Markup places(List<Finding> places) {
    return Markup.of(
        "<ul class=\"places\">\n%s</ul>\n",
        Markup.join(
            places.stream()
                .map(
                    place ->
                        Markup.of(
                            "<li>%s%s</li>\n",
                            Markup.code(place.where()),
                            place.snippet().isBlank()
                                ? Markup.EMPTY
                                : Markup.of(
                                    "<pre tabindex=\"0\">%s</pre>", place.snippet().strip())))
                .toList()));
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    List<FindingGroup> open =
        input.assessment().stream()
            .flatMap(a -> FindingGroup.of(a.findings(), input.bundle()).stream())
            .filter(
                group -> group.finding().severity() == Severity.MANDATORY && !group.allRepaired())
            .toList();
    if (open.isEmpty()) {
      return List.of();
    }
    String titles =
        String.join("; ", open.stream().limit(3).map(g -> g.finding().title()).toList());
    String more = open.size() > 3 ? "; and " + (open.size() - 3) + " more" : "";
    return List.of(
        new Notice(
            Tone.WARN,
            Figures.count(open.size(), "mandatory finding is", "kinds of mandatory finding are")
                + " not repaired by the bundle: "
                + titles
                + more
                + ".",
            id()));
  }
}
