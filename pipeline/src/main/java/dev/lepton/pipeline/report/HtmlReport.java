package dev.lepton.pipeline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The whole report as one HTML file that loads nothing from anywhere. Stateless and thread-safe.
 */
final class HtmlReport {
  private static final List<Section> SECTIONS =
      List.of(
          new TimelineSection(),
          new DecisionSection(),
          new FindingsSection(),
          new PlatformSection(),
          new CostSection(),
          new PlanRiskSection(),
          new DataSection(),
          new ReleaseSection(),
          new PerformanceSection(),
          new ThresholdSection(),
          new SecuritySection(),
          new SwitchSection(),
          new WatchSection(),
          new ChangesSection(),
          new NotCarriedSection(),
          new AuditSection());

  /** The same input gives the same text, whatever the machine's clock, locale or time zone. */
  String render(ReportInput input) {
    Map<Section, Markup> bodies = new LinkedHashMap<>();
    SECTIONS.forEach(section -> section.body(input).ifPresent(body -> bodies.put(section, body)));
    List<Notice> notices =
        bodies.keySet().stream().flatMap(section -> section.notices(input).stream()).toList();
    return Markup.of(
            "%s<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
                + "<header class=\"top\">\n"
                + "%s%s</header>\n"
                + "<main id=\"main\" tabindex=\"-1\">\n"
                + "%s%s</main>\n"
                + "%s</body>\n"
                + "</html>\n",
            head(input),
            new Headline().render(input),
            contents(bodies.keySet()),
            new NoticeList().render(notices),
            sections(bodies),
            footer())
        .html();
  }

  private static Markup contents(Set<Section> sections) {
    List<Markup> items =
        sections.stream()
            .map(s -> Markup.of("<li><a href=\"#%s\">%s</a></li>\n", s.id(), s.title()))
            .toList();
    return Markup.of("<nav aria-label=\"Contents\"><ul>\n%s</ul></nav>\n", Markup.join(items));
  }

  private static Markup sections(Map<Section, Markup> bodies) {
    return Markup.join(
        bodies.entrySet().stream()
            .map(
                entry ->
                    Markup.of(
                        "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>\n%s"
                            + "</section>\n",
                        entry.getKey().id(),
                        entry.getKey().id(),
                        entry.getKey().id(),
                        entry.getKey().title(),
                        entry.getValue()))
            .toList());
  }

  private static Markup footer() {
    return Markup.of(
        "<footer><p class=\"soft\">Written by Lepton Migrate from the documents and the journal in"
            + " the workspace; <code>lepton report</code> writes it anew. All times are UTC, all"
            + " money is USD. 1 MB is a million bytes. This file loads nothing from the"
            + " network.</p></footer>\n");
  }

  private static Markup head(ReportInput input) {
    return Markup.of(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<meta name=\"color-scheme\" content=\"light dark\">\n"
            + "<title>Migration of %s: %s</title>\n<style>\n%s</style>\n</head>\n<body>\n",
        input.migration().name(), Outcome.of(input).title(), css());
  }

  private static Markup css() {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new Markup(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
