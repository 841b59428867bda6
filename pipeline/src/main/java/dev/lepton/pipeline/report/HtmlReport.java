package dev.lepton.pipeline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole report as one HTML file that loads nothing from anywhere. Stateless and thread-safe. */
final class HtmlReport {
  private static final List<Section> SECTIONS =
      List.of(
          new TimelineSection(),
          new DecisionSection(),
          new PlatformSection(),
          new DataSection(),
          new LatencySection(),
          new SwitchSection(),
          new ChangesSection(),
          new NotCarriedSection(),
          new AuditSection());

  String render(ReportInput input) {
    Map<Section, String> bodies = new LinkedHashMap<>();
    for (Section section : SECTIONS) {
      Optional<String> body = section.body(input);
      body.ifPresent(html -> bodies.put(section, html));
    }
    StringBuilder html = new StringBuilder(head(input));
    html.append("<main>\n<header class=\"top\">\n").append(new Headline().render(input));
    html.append("<nav aria-label=\"Contents\"><ul>\n");
    bodies.keySet().forEach(s -> html.append(Html.format("<li><a href=\"#%s\">%s</a></li>%n", s.id(), Html.escape(s.title()))));
    html.append("</ul></nav>\n</header>\n");
    bodies.forEach(
        (section, body) ->
            html.append(
                Html.format(
                    "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>%n%s</section>%n",
                    section.id(), section.id(), section.id(), Html.escape(section.title()), body)));
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String head(ReportInput input) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + Html.escape(input.migration().name())
        + ": migration report</title>\n<style>\n"
        + css()
        + "</style>\n</head>\n<body>\n";
  }

  private static String css() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
