package dev.lepton.pipeline.report;

import java.util.List;

/**
 * A unified diff.
 *
 * @param text as diff and git write it
 */
record Diff(String text) {
  private static final Excerpt LINES = new Excerpt("lines", 200, 1000, "bundle/patches");

  long added() {
    return text.lines().filter(line -> line.startsWith("+") && !line.startsWith("+++ ")).count();
  }

  long removed() {
    return text.lines().filter(line -> line.startsWith("-") && !line.startsWith("--- ")).count();
  }

  Markup render() {
    return LINES.render(text.lines().toList(), Diff::block);
  }

  private static Markup block(List<String> lines) {
    return Markup.of(
        "<pre class=\"diff\" tabindex=\"0\">%s</pre>\n",
        Markup.join(lines.stream().map(Diff::line).toList()));
  }

  private static Markup line(String line) {
    if (line.startsWith("+")) {
      return Markup.of("<ins>%s</ins>\n", line);
    }
    return line.startsWith("-") ? Markup.of("<del>%s</del>\n", line) : Markup.of("%s\n", line);
  }
}
