package dev.lepton.pipeline.report;

import dev.lepton.model.bundle.Bundle;
import java.util.Optional;

/** What was changed in the user's code, and what was generated. */
final class ChangesSection implements Section {
  @Override
  public String id() {
    return "changes";
  }

  @Override
  public String title() {
    return "What was changed";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    return input.bundle().map(ChangesSection::render);
  }

  private static String render(Bundle bundle) {
    StringBuilder html = new StringBuilder();
    html.append(Html.paragraph("Image " + bundle.image() + ". Your own tree was not touched; every change is a patch in the bundle."));
    for (Bundle.SourceChange change : bundle.changes()) {
      html.append(
          Html.format(
              "<details><summary><strong>%s</strong> <code>%s</code></summary>%s<pre>%s</pre></details>%n",
              Html.escape(change.concern()), Html.escape(change.file()), Html.paragraph(change.explanation()), coloured(change.diff())));
    }
    HtmlTable items = new HtmlTable("Left for a person", "where", "what", "why", "effort#");
    bundle.workItems().forEach(w -> items.row(w.where(), w.what(), w.why(), w.effort()));
    html.append(items.isEmpty() ? "" : items.render());
    HtmlTable files = new HtmlTable("Generated files", "file", "kind", "SHA-256");
    bundle.files().forEach(f -> files.row(f.path(), f.kind(), f.sha256().substring(0, Math.min(16, f.sha256().length()))));
    return html.append("<details><summary>Generated files</summary>").append(files.render()).append("</details>\n").toString();
  }

  private static String coloured(String diff) {
    StringBuilder html = new StringBuilder();
    diff.lines()
        .forEach(
            line -> {
              String style = line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "";
              html.append(style.isEmpty() ? Html.escape(line) : Html.format("<span class=\"%s\">%s</span>", style, Html.escape(line))).append('\n');
            });
    return html.toString();
  }
}
