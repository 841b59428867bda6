package dev.lepton.pipeline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A page that loads nothing from anywhere: head, contents, sections, foot. Not thread-safe. */
final class Page {
  private final String title;
  private final List<String> styles;
  private final Map<String, Markup> sections = new LinkedHashMap<>();

  /**
   * @param styles names of style sheets beside report.css
   */
  Page(String title, String... styles) {
    this.title = title;
    this.styles = List.of(styles);
  }

  /** Nothing at all where there is nothing to show. */
  Page section(String heading, Markup body) {
    if (!body.isEmpty()) {
      sections.put(heading, body);
    }
    return this;
  }

  private static String id(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /**
   * @param top below the heading
   * @param foot who wrote it, and what to know of it
   */
  String render(String heading, Markup top, Markup foot) {
    Markup css = Markup.join(styles.stream().map(PortfolioReport::resource).toList());
    return Markup.of(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<title>%s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
                + "<header class=\"top\">\n<h1>%s</h1>\n%s%s</header>\n"
                + "<main id=\"main\" tabindex=\"-1\">\n%s</main>\n"
                + "<footer><p class=\"soft\">%s This file loads nothing from the network.</p></footer>\n"
                + "</body>\n</html>\n",
            title,
            PortfolioReport.resource("report.css"),
            css,
            heading,
            top,
            contents(),
            Markup.join(
                sections.entrySet().stream()
                    .map(
                        one ->
                            Markup.of(
                                "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>\n"
                                    + "%s</section>\n",
                                id(one.getKey()),
                                id(one.getKey()),
                                id(one.getKey()),
                                one.getKey(),
                                one.getValue()))
                    .toList()),
            foot)
        .html();
  }

  private Markup contents() {
    return Markup.of(
        "<nav aria-label=\"Contents\"><ul>\n%s</ul></nav>\n",
        Markup.join(
            sections.keySet().stream()
                .map(one -> Markup.of("<li><a href=\"#%s\">%s</a></li>\n", id(one), one))
                .toList()));
  }
}
