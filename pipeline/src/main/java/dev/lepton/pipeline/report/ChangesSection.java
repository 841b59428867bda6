package dev.lepton.pipeline.report;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.bundle.Bundle.SourceChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was changed in the user's code, topic by topic, and what was generated. */
final class ChangesSection implements Section {
  private static final Excerpt FILES = new Excerpt("changed files", 25, 200, "bundle/patches");

  @Override
  public String id() {
    return "changes";
  }

  @Override
  public String title() {
    return "What was changed";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.bundle().map(bundle -> render(input, bundle));
  }

  private static Markup render(ReportInput input, Bundle bundle) {
    String tree =
        input.migration().transform().apply()
            ? "The changes were also written into your own tree, as asked."
            : "Your own tree was not touched; every change is a patch in the bundle.";
    return Markup.of("<p>Image %s. %s</p>\n", Markup.code(bundle.image()), tree)
        .plus(
            bundle.changes().isEmpty()
                ? Markup.paragraph("No source file was changed.")
                : Markup.EMPTY)
        .plus(
            Markup.join(
                byConcern(bundle).entrySet().stream()
                    .map(e -> concern(e.getKey(), e.getValue()))
                    .toList()))
        .plus(new WorkItems(bundle.workItems()).render())
        .plus(files(bundle));
  }

  private static Map<String, List<SourceChange>> byConcern(Bundle bundle) {
    return bundle.changes().stream()
        .collect(
            Collectors.groupingBy(SourceChange::concern, LinkedHashMap::new, Collectors.toList()));
  }

  private static Markup concern(String name, List<SourceChange> changes) {
    List<String> explanations = changes.stream().map(SourceChange::explanation).distinct().toList();
    return Markup.heading(name.replace('-', ' '))
        .plus(Markup.join(explanations.stream().map(Markup::paragraph).toList()))
        .plus(
            FILES.render(
                changes, some -> Markup.join(some.stream().map(ChangesSection::file).toList())));
  }

  private static Markup file(SourceChange change) {
    Diff diff = new Diff(change.diff());
    Markup summary =
        Markup.of(
            "%s <span class=\"soft\">+%d −%d, %s</span>",
            Markup.code(change.file()),
            diff.added(),
            diff.removed(),
            change.fixes().isEmpty()
                ? "no finding"
                : "answers " + String.join(", ", change.fixes()));
    return Markup.folded(summary, diff.render());
  }

  private static Markup files(Bundle bundle) {
    HtmlTable table =
        new HtmlTable(
            "Generated files, in the workspace's bundle",
            "file",
            "kind",
            "SHA-256, first 16 digits");
    bundle
        .files()
        .forEach(
            f ->
                table.row(
                    Markup.code(f.path()),
                    f.kind(),
                    Markup.code(f.sha256().substring(0, Math.min(16, f.sha256().length())))));
    return table.isEmpty()
        ? Markup.EMPTY
        : Markup.folded(
            Figures.count(bundle.files().size(), "generated file", "generated files"),
            table
                .excerpt(Excerpt.of("files").inView(100).elsewhere("documents/transform.json"))
                .render());
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    int kinds = input.bundle().map(b -> new WorkItems(b.workItems()).groups().size()).orElse(0);
    return kinds == 0
        ? List.of()
        : List.of(
            new Notice(
                Tone.WARN,
                Figures.count(kinds, "change was", "kinds of change were") + " left for a person.",
                id()));
  }
}
