package dev.lepton.pipeline.report;

import dev.lepton.assess.findings.RuleGroup;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.transfer.TransferReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stayed behind: database objects that were allowed to, and state outside the database. */
final class NotCarriedSection implements Section {
  private static final List<RuleGroup> STATE_OUTSIDE =
      List.of(RuleGroup.SESSIONS, RuleGroup.UPLOADS, RuleGroup.LOG_FILES, RuleGroup.CACHES);
  private static final Excerpt OBJECTS = Excerpt.of("objects").elsewhere("documents/transfer.json");

  @Override
  public String id() {
    return "not-carried";
  }

  @Override
  public String title() {
    return "What was not carried";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    List<FindingGroup> state = state(input);
    if (input.transfer().isEmpty() && state.isEmpty()) {
      return Optional.empty();
    }
    List<String> objects = objects(input);
    if (objects.isEmpty() && state.isEmpty()) {
      return Optional.of(Markup.paragraph("Nothing: everything that was found was carried."));
    }
    Markup left =
        objects.isEmpty()
            ? Markup.paragraph(
                input.transfer().isPresent()
                    ? "Of the databases, nothing."
                    : "Of the databases: not known yet.")
            : Markup.heading("Database objects, each allowed by migration.yaml")
                .plus(OBJECTS.render(objects, Markup::list));
    return Optional.of(left.plus(table(state)));
  }

  private static List<String> objects(ReportInput input) {
    List<String> objects = new ArrayList<>();
    for (TransferReport report :
        input.transfer().stream().flatMap(t -> t.databases().stream()).toList()) {
      report
          .notCarried()
          .forEach(object -> objects.add("database " + report.database() + ": " + object));
    }
    return objects;
  }

  private static List<FindingGroup> state(ReportInput input) {
    List<Finding> findings =
        input.assessment().stream()
            .flatMap(a -> a.findings().stream())
            .filter(finding -> STATE_OUTSIDE.stream().anyMatch(group -> group.has(finding)))
            .toList();
    return FindingGroup.of(findings, Optional.empty());
  }

  private static Markup table(List<FindingGroup> state) {
    HtmlTable table =
        new HtmlTable(
            "State outside the databases: it stays on the old server",
            "what",
            "seen in~",
            "what to do~");
    for (FindingGroup group : state) {
      int others = group.places().size() - 1;
      table.row(
          group.finding().title(),
          Markup.of(
              "%s%s",
              Markup.code(group.finding().where()),
              others == 0 ? "" : " and " + Figures.count(others, "more place", "more places")),
          group.finding().fix());
    }
    return table.excerpt(Excerpt.of("kinds").elsewhere("documents/assess.json")).render();
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    List<Notice> notices = new ArrayList<>();
    int objects = objects(input).size();
    if (objects > 0) {
      notices.add(
          new Notice(
              Tone.WARN,
              Figures.count(objects, "database object was", "database objects were")
                  + " left behind, as allowed.",
              id()));
    }
    List<FindingGroup> state = state(input);
    if (!state.isEmpty()) {
      String titles = String.join("; ", state.stream().map(g -> g.finding().title()).toList());
      notices.add(
          new Notice(
              Tone.WARN,
              "State outside the databases stays on the old server: " + titles + ".",
              id()));
    }
    return notices;
  }
}
