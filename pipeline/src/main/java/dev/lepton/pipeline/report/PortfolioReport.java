package dev.lepton.pipeline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * All applications as one HTML file that loads nothing from anywhere. What concerns a single
 * application lies in the file as JSON and becomes a page when it is asked for, so that tens of
 * thousands of findings stay usable. Stateless and thread-safe; equal input gives equal text.
 */
public final class PortfolioReport {
  /** Shown without a script, and before it has run. */
  private static final int STATIC_ROWS = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              usual -> usual.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private PortfolioReport() {}

  public static String render(Portfolio portfolio) {
    return render(portfolio, Map.of());
  }

  /**
   * @param pages where the findings page of an application is, relative to this one, by the
   *     application's name in small letters
   */
  public static String render(Portfolio portfolio, Map<String, String> pages) {
    return Markup.of(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<title>Portfolio of %s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
                + "<header class=\"top\">\n<h1>How %s should move</h1>\n%s%s%s</header>\n"
                + "<main id=\"main\" tabindex=\"-1\">\n%s</main>\n"
                + "<footer><p class=\"soft\">Written by Lepton Migrate, <code>lepton assess"
                + " portfolio</code>. Points, days and values are estimates with rough weights;"
                + " each names its evidence. This file loads nothing from the network.</p>"
                + "</footer>\n"
                + "<script type=\"application/json\" id=\"data\">%s</script>\n"
                + "<script type=\"application/json\" id=\"pages\">%s</script>\n"
                + "<script>\n%s%s</script>\n</body>\n</html>\n",
            applications(portfolio),
            resource("report.css"),
            resource("portfolio.css"),
            applications(portfolio),
            incomplete(portfolio),
            cards(portfolio),
            contents(),
            body(portfolio),
            data(portfolio),
            data(pages(portfolio, pages)),
            resource("parts.js"),
            resource("portfolio.js"))
        .html();
  }

  private static String applications(Portfolio portfolio) {
    return Figures.count(portfolio.applications().size(), "application", "applications");
  }

  private static Markup incomplete(Portfolio portfolio) {
    return portfolio.incomplete().isEmpty()
        ? Markup.EMPTY
        : Markup.of(
            "<div class=\"verdict warn\"><p class=\"title\">Incomplete</p>%s</div>\n",
            Markup.list(portfolio.incomplete()));
  }

  private static Markup cards(Portfolio portfolio) {
    List<ApplicationVerdict> all = portfolio.applications();
    double low = all.stream().mapToDouble(ApplicationVerdict::effortDaysLow).sum();
    double high = all.stream().mapToDouble(ApplicationVerdict::effortDaysHigh).sum();
    long risks =
        all.stream()
            .flatMap(v -> v.risks().stream())
            .filter(r -> r.likelihood() * r.impact() >= 15)
            .count();
    return Card.all(
        List.of(
            new Card("Effort in all", days(low, high), Tone.PLAIN, "days of work"),
            new Card(
                "Findings in code",
                Figures.count(all.stream().mapToLong(v -> v.findings().size()).sum()),
                Tone.PLAIN,
                ""),
            new Card("High risks", Figures.count(risks), risks > 0 ? Tone.WARN : Tone.GOOD, ""),
            new Card(
                "Decided by people",
                Figures.count(all.stream().filter(v -> v.override().isPresent()).count()),
                Tone.PLAIN,
                "against the points")));
  }

  /** With a decimal only where it matters. */
  static String days(double low, double high) {
    return String.format(Locale.ROOT, high < 10 ? "%,.1f to %,.1f" : "%,.0f to %,.0f", low, high);
  }

  private static Markup contents() {
    return new Markup(
        "<nav aria-label=\"Contents\"><ul><li><a href=\"#mix\">Strategies</a></li>"
            + "<li><a href=\"#bubble\">Effort and value</a></li>"
            + "<li><a href=\"#graph\">Dependencies</a></li>"
            + "<li><a href=\"#applications\">Applications</a></li></ul></nav>\n");
  }

  private static Markup body(Portfolio portfolio) {
    return section("mix", "Strategies", mix(portfolio))
        .plus(section("bubble", "Effort and value", PortfolioBubbles.render(portfolio)))
        .plus(section("graph", "Dependencies", PortfolioGraph.render(portfolio)))
        .plus(section("applications", "Applications", table(portfolio)))
        .plus(
            new Markup(
                "<section id=\"page\" aria-labelledby=\"h-page\" tabindex=\"-1\" hidden></section>\n"));
  }

  private static Markup section(String id, String title, Markup body) {
    return Markup.of(
        "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>\n%s</section>\n",
        id, id, id, title, body);
  }

  private static Markup mix(Portfolio portfolio) {
    Map<String, List<ApplicationVerdict>> byStrategy =
        portfolio.applications().stream()
            .collect(
                Collectors.groupingBy(
                    v -> v.strategy().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.toList()));
    Bars bars = new Bars();
    byStrategy.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .forEach(
            entry ->
                bars.add(
                    entry.getKey(),
                    new Bars.Span(0, entry.getValue().size()),
                    "new",
                    Figures.count(entry.getValue().size()),
                    days(
                            entry.getValue().stream()
                                .mapToDouble(ApplicationVerdict::effortDaysLow)
                                .sum(),
                            entry.getValue().stream()
                                .mapToDouble(ApplicationVerdict::effortDaysHigh)
                                .sum())
                        + " days"));
    return bars.render();
  }

  private static Markup table(Portfolio portfolio) {
    HtmlTable table =
        new HtmlTable(
            "Applications by name",
            "application",
            "strategy",
            "effort, days#",
            "value#",
            "confidence#");
    List<ApplicationVerdict> some = portfolio.applications().stream().limit(STATIC_ROWS).toList();
    for (int i = 0; i < some.size(); i++) {
      ApplicationVerdict v = some.get(i);
      table.row(
          Markup.of("<a href=\"#app-%d\">%s</a>", i, v.name()),
          v.strategy().name().toLowerCase(Locale.ROOT),
          days(v.effortDaysLow(), v.effortDaysHigh()),
          v.value(),
          Figures.percent(v.confidence()));
    }
    Markup noscript =
        Markup.of(
            "<noscript><p>Without scripts the first %d applications are listed; reasons and findings"
                + " of each are in the output of <code>lepton assess portfolio -o"
                + " json</code>.</p></noscript>\n",
            STATIC_ROWS);
    return noscript
        .plus(new Markup("<div id=\"list\">\n"))
        .plus(
            table
                .excerpt(new Excerpt("applications", STATIC_ROWS, STATIC_ROWS, "the JSON output"))
                .render())
        .plus(new Markup("</div>\n"));
  }

  /** In the order of the applications, empty for those without a page. */
  private static List<String> pages(Portfolio portfolio, Map<String, String> pages) {
    return portfolio.applications().stream()
        .map(one -> pages.getOrDefault(one.name().toLowerCase(Locale.ROOT), ""))
        .toList();
  }

  /** JSON in which nothing can end the script element. */
  private static Markup data(Object document) {
    return new Markup(
        MAPPER
            .writeValueAsString(document)
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029"));
  }

  /** A part of the page that lies beside this class. */
  static Markup resource(String name) {
    try (InputStream in = Objects.requireNonNull(PortfolioReport.class.getResourceAsStream(name))) {
      return new Markup(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
