package dev.lepton.pipeline.report;

import dev.lepton.assess.decompose.Decomposition;
import dev.lepton.assess.decompose.Decomposition.Cut;
import dev.lepton.assess.decompose.Decomposition.CutKey;
import dev.lepton.assess.decompose.Decomposition.CutLink;
import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.SharedClass;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.TableUse;
import dev.lepton.assess.decompose.Decomposition.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a monolith could be cut, as one HTML file that loads nothing from anywhere. Stateless and
 * thread-safe; equal input gives equal text.
 */
public final class DecompositionReport {
  private static final String JSON = "the JSON output";

  private DecompositionReport() {}

  /**
   * @param application what was looked at, for the title
   */
  public static String render(Decomposition found, String application) {
    Map<String, Markup> sections = sections(found);
    return Markup.of(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<title>Services in %s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
                + "<header class=\"top\">\n<h1>Where %s could be cut</h1>\n%s%s%s</header>\n"
                + "<main id=\"main\" tabindex=\"-1\">\n%s</main>\n"
                + "<footer><p class=\"soft\">Written by Lepton Migrate, <code>lepton assess"
                + " decompose</code>. A hint from code and queries alone: it knows nothing of teams,"
                + " transactions and deadlines. This file loads nothing from the network.</p>"
                + "</footer>\n</body>\n</html>\n",
            application,
            PortfolioReport.resource("report.css"),
            PortfolioReport.resource("portfolio.css"),
            application,
            verdict(found),
            cards(found),
            contents(sections),
            Markup.join(
                sections.entrySet().stream().map(e -> section(e.getKey(), e.getValue())).toList()))
        .html();
  }

  private static String headed(String units) {
    return Character.toUpperCase(units.charAt(0)) + units.substring(1);
  }

  private static Markup verdict(Decomposition found) {
    String tone =
        switch (found.verdict()) {
          case CLEAR -> "good";
          case COSTLY -> "warn";
          case NONE -> "plain";
        };
    String title =
        switch (found.verdict()) {
          case CLEAR -> found.services().size() + " candidate services, clearly apart";
          case COSTLY -> found.services().size() + " candidate services, at a cost";
          case NONE -> "No good cut";
        };
    return Markup.of(
        "<div class=\"verdict %s\"><p class=\"title\">%s</p>%s</div>\n",
        tone, title, Markup.list(found.reasons()));
  }

  private static Markup cards(Decomposition found) {
    Decomposition.Figures figures = found.figures();
    List<Card> cards = new ArrayList<>();
    cards.add(
        new Card(
            headed(figures.units()),
            Figures.count(figures.classes()),
            Tone.PLAIN,
            figures.tests() + " of tests, " + figures.generated() + " generated left out"));
    if (figures.byChance() > 0) {
      cards.add(
          new Card(
              "Modularity",
              String.format(Locale.ROOT, "%.2f", figures.modularity()),
              Tone.PLAIN,
              String.format(Locale.ROOT, "chance alone gives %.2f", figures.byChance())));
    }
    if (found.verdict() != Verdict.NONE) {
      cards.add(
          new Card(
              "Crosses the cut",
              Figures.percent(figures.cutShare()),
              Tone.PLAIN,
              "of the links' weight"));
    }
    long shared = found.tables().stream().filter(Table::shared).count();
    long contended = found.tables().stream().filter(Table::contended).count();
    cards.add(
        new Card(
            "Tables",
            Figures.count(found.tables().size()),
            contended > 0 ? Tone.WARN : Tone.PLAIN,
            shared + " shared, " + contended + " written by several"));
    return Card.all(cards);
  }

  private static Markup contents(Map<String, Markup> sections) {
    return Markup.of(
        "<nav aria-label=\"Contents\"><ul>%s</ul></nav>\n",
        Markup.join(
            sections.keySet().stream()
                .map(title -> Markup.of("<li><a href=\"#%s\">%s</a></li>", id(title), title))
                .toList()));
  }

  private static String id(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static Markup section(String title, Markup body) {
    return Markup.of(
        "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>\n%s</section>\n",
        id(title), id(title), id(title), title, body);
  }

  /** Those with anything in them, by title. */
  private static Map<String, Markup> sections(Decomposition found) {
    Map<String, Markup> all = new LinkedHashMap<>();
    all.put("Services", services(found));
    all.put("Tables", tables(found));
    all.put("Calls across the cut", cuts(found.cuts()));
    all.put("Foreign keys to give up", keys(found.cutKeys()));
    all.put("In no service", outside(found));
    all.put("Not read", Markup.list(found.unread()));
    all.values().removeIf(Markup::isEmpty);
    return all;
  }

  private static Markup services(Decomposition found) {
    if (found.services().isEmpty()) {
      return Markup.EMPTY;
    }
    HtmlTable table =
        new HtmlTable(
            "Candidate services",
            "service",
            parts(found) + "#",
            "cohesion#",
            "calls in#",
            "calls out#",
            "owns the tables~");
    for (Service service : found.services()) {
      table.row(
          service.name(),
          service.classes().size(),
          Figures.percent(service.cohesion()),
          service.callsIn(),
          service.callsOut(),
          String.join(", ", service.tables()));
    }
    List<LayerDrawing.Edge> edges =
        found.cuts().stream()
            .filter(cut -> cut.calls() > 0)
            .map(cut -> new LayerDrawing.Edge(cut.from(), cut.to()))
            .toList();
    Markup drawing = edges.isEmpty() ? Markup.EMPTY : LayerDrawing.figure("services", edges);
    Markup members =
        Markup.join(found.services().stream().map(one -> members(one, found)).toList());
    return drawing
        .plus(table.excerpt(Excerpt.of("services").elsewhere(JSON)).render())
        .plus(members);
  }

  /** Of other languages than Java, files take the place of classes. */
  private static String parts(Decomposition found) {
    return found.figures().files() == 0 ? "classes" : "parts";
  }

  private static Markup members(Service service, Decomposition found) {
    String folder = found.figures().files() == 0 ? "package" : "folder";
    HtmlTable folders =
        new HtmlTable(
            "The " + folder + "s of " + service.name(),
            folder,
            parts(found) + "#",
            "of all in it#");
    service
        .packages()
        .forEach(
            one ->
                folders.row(one.name().isEmpty() ? "(none)" : one.name(), one.classes(), one.of()));
    return brief(
        service.name() + ": " + folder + "s and " + parts(found),
        folders
            .excerpt(Excerpt.of(folder + "s").elsewhere(JSON))
            .render()
            .plus(
                Excerpt.of(parts(found))
                    .elsewhere(JSON)
                    .render(service.classes(), DecompositionReport::names)));
  }

  /** Folded away, and on paper only its first items: nobody prints a thousand classes. */
  private static Markup brief(String summary, Markup body) {
    return Markup.of("<div class=\"brief\">%s</div>\n", Markup.folded(summary, body));
  }

  private static Markup names(List<String> names) {
    return Markup.list(names.stream().map(Markup::code).toList());
  }

  private static Markup tables(Decomposition found) {
    HtmlTable table = new HtmlTable("Tables and their users", "table", "owner", "users~");
    found.tables().stream()
        .sorted(
            Comparator.comparing((Table one) -> !one.contended())
                .thenComparing(one -> !one.shared())
                .thenComparing(Table::name))
        .forEach(one -> table.row(Markup.text(one.name()), owner(one), users(one)));
    Markup legend =
        found.tables().stream().noneMatch(Table::shared)
            ? Markup.EMPTY
            : Markup.soft(
                "Shared: another service reads it, and will have to ask its owner. Contended: more"
                    + " than one service writes it.");
    return legend.plus(table.excerpt(Excerpt.of("tables").elsewhere(JSON)).render());
  }

  private static Markup owner(Table table) {
    Markup owner = Markup.text(table.owner().isEmpty() ? "–" : table.owner());
    if (table.contended()) {
      return owner.plus(Markup.text(" ")).plus(Tone.WARN.badge("contended"));
    }
    return table.shared() ? owner.plus(Markup.text(" ")).plus(Tone.PLAIN.badge("shared")) : owner;
  }

  /** The owner's classes last: what matters is who else comes to the table. */
  private static Markup users(Table table) {
    Map<String, List<TableUse>> byService =
        table.uses().stream()
            .sorted(Comparator.comparing((TableUse use) -> use.service().equals(table.owner())))
            .collect(
                Collectors.groupingBy(TableUse::service, LinkedHashMap::new, Collectors.toList()));
    List<Markup> lines = new ArrayList<>();
    byService.forEach(
        (service, uses) ->
            lines.add(
                Markup.of(
                    "%s%s",
                    service.isEmpty() ? "" : service + ": ",
                    Markup.join(uses.stream().limit(12).map(DecompositionReport::use).toList()))));
    return Markup.list(lines);
  }

  private static Markup use(TableUse use) {
    String simple = Decomposition.isFile(use.type()) ? "" : Decomposition.simple(use.type());
    return Markup.of(
        "%s %s <span class=\"evidence\">%s</span>; ",
        simple,
        use.access().name().toLowerCase(Locale.ROOT),
        Markup.breakable(use.evidence().toString()));
  }

  private static Markup cuts(List<Cut> cuts) {
    return Markup.join(cuts.stream().map(DecompositionReport::cut).toList());
  }

  private static Markup cut(Cut cut) {
    HtmlTable table =
        new HtmlTable(
            "From " + cut.from() + " to " + cut.to(),
            "caller",
            "callee",
            "calls#",
            "kind",
            "first~");
    for (CutLink link : cut.links()) {
      table.row(
          dotted(link.caller()),
          dotted(link.callee()),
          link.calls(),
          link.kind().toLowerCase(Locale.ROOT),
          Markup.of("<code>%s</code>", Markup.breakable(link.evidence().toString())));
    }
    String pairs = Figures.count(cut.links().size(), "pair", "pairs") + " of classes";
    String summary =
        String.format(
            Locale.ROOT,
            "%s → %s: %,d %s, %s",
            cut.from(),
            cut.to(),
            cut.calls(),
            cut.calls() == 1 ? "call" : "calls",
            pairs);
    return brief(
        summary, table.excerpt(Excerpt.of("pairs").inView(8).kept(100).elsewhere(JSON)).render());
  }

  /** A class in full, which may break after its packages. */
  private static Markup dotted(String type) {
    return new Markup(Markup.text(type).html().replace(".", ".<wbr>"));
  }

  private static Markup keys(List<CutKey> keys) {
    HtmlTable table =
        new HtmlTable("Foreign keys between services", "table", "of", "refers to", "of", "place~");
    keys.forEach(
        key ->
            table.row(
                key.from(),
                key.fromService(),
                key.to(),
                key.toService(),
                key.evidence().toString()));
    return table.excerpt(Excerpt.of("keys").elsewhere(JSON)).render();
  }

  private static Markup outside(Decomposition found) {
    Markup lonely =
        found.unplaced().isEmpty()
            ? Markup.EMPTY
            : Markup.heading("Tied to nothing")
                .plus(
                    Excerpt.of("classes")
                        .elsewhere(JSON)
                        .render(found.unplaced(), DecompositionReport::names));
    return shared("Shared code, a library of each service", found.sharedCode())
        .plus(shared("Coordinators: start-up, wiring, flows over services", found.coordinators()))
        .plus(lonely);
  }

  private static Markup shared(String title, List<SharedClass> classes) {
    HtmlTable table = new HtmlTable(title, "class", "links#", "services~");
    classes.forEach(
        one -> table.row(dotted(one.name()), one.links(), String.join(", ", one.services())));
    return table.excerpt(Excerpt.of("classes").elsewhere(JSON)).render();
  }
}
