package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.input.FileTable.Unread;
import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.Link;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of one analysis. */
class FindingsReportIT {
  private static final String HOSTILE =
      "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

  @TempDir Path folder;

  private static AnalysisReport report(int incidents, String text) {
    List<Incident> found =
        IntStream.rangeClosed(1, incidents)
            .mapToObj(
                line ->
                    new Incident(
                        URI.create("file:///a"),
                        "src/" + text + ".java",
                        "move it: " + text + " [read](javascript:alert(1))",
                        Optional.of(line + "  " + text),
                        Optional.of(Location.ofLine(line)),
                        Map.of(),
                        false))
            .toList();
    Violation violation =
        new Violation(
            "Keeps state. " + text,
            Optional.of(Category.MANDATORY),
            List.of("label=" + text),
            found,
            List.of(new Link("javascript:alert(1)", text), new Link("https://example.org", text)),
            Optional.of(3));
    RulesetReport ruleset =
        new RulesetReport(
            "own " + text,
            text,
            List.of("Tag " + text),
            new TreeMap<>(Map.of("rule " + text, violation)),
            new TreeMap<>(),
            new TreeMap<>(Map.of("bad " + text, "wrong " + text)),
            List.of(),
            List.of());
    return new AnalysisReport(
        List.of(ruleset), List.of(new Unread(URI.create("file:///b"), text, false)), 7);
  }

  private static String html(AnalysisReport report, String title) throws IOException {
    StringWriter out = new StringWriter();
    FindingsReport.write(report, title, out);
    return out.toString();
  }

  @Test
  void nothingIsLoadedAndNoTextBecomesATag() throws IOException {
    String html = html(report(3, HOSTILE), HOSTILE);

    assertThat(html.split("<script", -1)).hasSize(3);
    assertThat(html).doesNotContain("<img").doesNotContainPattern("(?i)<(link|iframe|object)\\b");
    assertThat(html).doesNotContainPattern("(?i)\\s(src|srcset)=\"?http").doesNotContain("url(");
  }

  @Test
  void theSameReportGivesTheSameTextInEveryLocale() throws IOException {
    Locale locale = Locale.getDefault();
    String here = html(report(3, "x"), "shop");
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(html(report(3, "x"), "shop")).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void whatCouldNotBeUsedIsNamed() throws IOException {
    assertThat(html(report(1, "x"), "shop"))
        .contains("Incomplete", "rule bad x could not be evaluated: wrong x", "not read: ");
  }

  @Test
  void withoutFindingsItIsStillAPage() throws IOException {
    assertThat(html(new AnalysisReport(List.of(), List.of(), 1), "shop"))
        .contains("Nothing must change", "</html>");
  }

  @Test
  @Tag("browser")
  void tenThousandPlacesAreShownAPageAtATimeAndHostileTextStaysText() throws Exception {
    String page =
        html(report(10_000, HOSTILE), HOSTILE)
            .replace(
                "</body>",
                "<script>document.querySelectorAll('details').forEach(one => { one.open = true;"
                    + " one.fill(); });</script></body>");

    String dom =
        HeadlessBrowser.dom(
            Files.writeString(folder.resolve("r.html"), page).toUri().toString(), folder);

    assertThat(dom).contains("1 to 10 of 10,000 places", "1 to 1 of 1 rules");
    assertThat(dom.split("class=\"place\"", -1)).hasSize(11);
    assertThat(dom).doesNotContain("<title>owned", "<img").doesNotContain("href=\"javascript");
  }
}
