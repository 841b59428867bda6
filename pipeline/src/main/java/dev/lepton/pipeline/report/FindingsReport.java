package dev.lepton.pipeline.report;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.RulesetReport;
import dev.lepton.assess.input.FileTable.Unread;
import dev.lepton.assess.output.Totals;
import dev.lepton.assess.ruleset.Category;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an analysis by rules found, as one HTML file that loads nothing from anywhere. Findings lie
 * in it as JSON and become a page when they are asked for, so that tens of thousands stay usable.
 * Stateless and thread-safe; equal input gives equal text.
 */
public final class FindingsReport {
  /** Shown without a script, and before it has run. */
  private static final int STATIC_ROWS = 100;

  private static final int LISTED = 200;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private FindingsReport() {}

  /**
   * Writes the page as it is made: of a large application it is larger than all else in memory.
   *
   * @param application what was analysed, for the title
   */
  public static void write(AnalysisReport report, String application, Writer out)
      throws IOException {
    write(report, application, Optional.empty(), out);
  }

  /**
   * The same.
   *
   * @param decomposition where the page with the application's parts is, seen from this one
   */
  public static void write(
      AnalysisReport report, String application, Optional<String> decomposition, Writer out)
      throws IOException {
    List<FoundRule> rules = FoundRule.all(report);
    out.write(top(report, application, decomposition, rules).html());
    MAPPER.writeValue(new ScriptText(out), new Data(rules));
    out.write(
        Markup.of(
                "</script>\n<script>\n%s%s</script>\n</body>\n</html>\n",
                PortfolioReport.resource("parts.js"), PortfolioReport.resource("findings.js"))
            .html());
  }

  private record Data(List<FoundRule> rules) {}

  private static Markup top(
      AnalysisReport report,
      String application,
      Optional<String> decomposition,
      List<FoundRule> rules) {
    return Markup.of(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<meta name=\"color-scheme\" content=\"light dark\">\n"
            + "<title>Findings in %s</title>\n<style>\n%s%s%s</style>\n</head>\n<body>\n"
            + "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
            + "<header class=\"top\">\n<h1>What must change in %s</h1>\n%s%s%s%s</header>\n"
            + "<main id=\"main\" tabindex=\"-1\">\n%s%s%s</main>\n"
            + "<footer><p class=\"soft\">Written by Lepton Migrate, <code>lepton assess -o"
            + " html</code>. Effort is counted in the unit of the rules' authors. This file loads"
            + " nothing from the network.</p></footer>\n"
            + "<script type=\"application/json\" id=\"data\">",
        application,
        PortfolioReport.resource("report.css"),
        PortfolioReport.resource("portfolio.css"),
        PortfolioReport.resource("findings.css"),
        application,
        verdict(report),
        cards(report),
        parts(decomposition),
        contents(report),
        section("findings", "Findings", list(rules)),
        technologies(report),
        notRead(report));
  }

  private static Markup verdict(AnalysisReport report) {
    long mandatory = Totals.incidents(report, Category.MANDATORY);
    if (!report.isComplete()) {
      return verdict(
          "warn", "Incomplete", "Not every rule and file could be used; the end names them.");
    }
    return mandatory > 0
        ? verdict(
            "bad",
            Figures.count(mandatory, "place", "places") + " must change",
            "Without that it will not build or not run as it should.")
        : verdict("good", "Nothing must change", wish(report));
  }

  private static String wish(AnalysisReport report) {
    long worse = Totals.incidents(report, Category.OPTIONAL);
    long open = Totals.incidents(report, Category.POTENTIAL);
    return worse + open == 0
        ? "Every rule and every file could be used."
        : Figures.count(worse, "place", "places")
            + " could run better, at "
            + Figures.count(open)
            + " somebody has to look. Every rule and every file could be used.";
  }

  private static Markup verdict(String tone, String title, String text) {
    return Markup.of(
        "<div class=\"verdict %s\"><p class=\"title\">%s</p><p>%s</p></div>\n", tone, title, text);
  }

  private static Markup cards(AnalysisReport report) {
    return Card.all(
        List.of(
            card(report, Category.MANDATORY, Tone.BAD, "will not run otherwise"),
            card(report, Category.OPTIONAL, Tone.WARN, "runs worse otherwise"),
            card(report, Category.POTENTIAL, Tone.PLAIN, "somebody has to look"),
            new Card(
                "Effort in all",
                Figures.count(Totals.effort(report)),
                Tone.PLAIN,
                "the rules' own unit"),
            new Card("Files looked at", Figures.count(report.files()), Tone.PLAIN, "")));
  }

  private static Card card(AnalysisReport report, Category category, Tone tone, String note) {
    long count = Totals.incidents(report, category);
    String name = category.text();
    return new Card(
        Character.toUpperCase(name.charAt(0)) + name.substring(1),
        Figures.count(count),
        count > 0 ? tone : Tone.PLAIN,
        note);
  }

  private static Markup parts(Optional<String> decomposition) {
    return decomposition
        .map(
            page ->
                Markup.of(
                    "<p><a href=\"%s\">Where this application could be cut into services</a></p>\n",
                    page))
        .orElse(Markup.EMPTY);
  }

  private static Markup contents(AnalysisReport report) {
    return Markup.of(
        "<nav aria-label=\"Contents\"><ul><li><a href=\"#findings\">Findings</a></li>%s%s</ul></nav>\n",
        tags(report).isEmpty()
            ? Markup.EMPTY
            : new Markup("<li><a href=\"#technologies\">Technologies</a></li>"),
        notRead(report).isEmpty()
            ? Markup.EMPTY
            : new Markup("<li><a href=\"#not-read\">Not looked at</a></li>"));
  }

  private static Markup section(String id, String title, Markup body) {
    return Markup.of(
        "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>\n%s</section>\n",
        id, id, id, title, body);
  }

  private static Markup list(List<FoundRule> rules) {
    HtmlTable table =
        new HtmlTable("Rules that found something", "rule", "category", "places#", "effort#");
    rules.stream()
        .limit(STATIC_ROWS)
        .forEach(
            rule ->
                table.row(
                    rule.title(),
                    rule.kind(),
                    Figures.count(rule.incidents().size()),
                    Figures.count((long) rule.effort() * rule.incidents().size())));
    return Markup.of(
            "<noscript><p>Without scripts the first %d rules are listed; places and code are in the"
                + " output of <code>lepton assess -o json</code>.</p></noscript>\n<div id=\"list\">\n",
            STATIC_ROWS)
        .plus(
            table
                .excerpt(new Excerpt("rules", STATIC_ROWS, STATIC_ROWS, "the JSON output"))
                .render())
        .plus(new Markup("</div>\n"));
  }

  private static TreeSet<String> tags(AnalysisReport report) {
    return report.rulesets().stream()
        .flatMap(ruleset -> ruleset.tags().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Markup technologies(AnalysisReport report) {
    List<Markup> chips =
        tags(report).stream()
            .map(tag -> Markup.of("<li><span class=\"badge\">%s</span></li>", tag))
            .toList();
    return chips.isEmpty()
        ? Markup.EMPTY
        : section(
            "technologies",
            "Technologies",
            Markup.of("<ul class=\"chips\">%s</ul>\n", Markup.join(chips)));
  }

  private static Markup notRead(AnalysisReport report) {
    List<String> lines = new ArrayList<>();
    for (RulesetReport ruleset : report.rulesets()) {
      ruleset
          .errors()
          .forEach(
              (rule, error) -> lines.add("rule " + rule + " could not be evaluated: " + error));
    }
    for (Unread place : report.unread()) {
      lines.add(
          (place.deliberate() ? "left out: " : "not read: ") + place.uri() + ": " + place.reason());
    }
    if (lines.isEmpty()) {
      return Markup.EMPTY;
    }
    List<String> some =
        lines.stream().limit(LISTED).collect(Collectors.toCollection(ArrayList::new));
    if (lines.size() > LISTED) {
      some.add("… and " + (lines.size() - LISTED) + " more, in the JSON output");
    }
    return section("not-read", "Not looked at", Markup.list(some));
  }
}
