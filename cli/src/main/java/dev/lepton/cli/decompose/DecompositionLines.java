package dev.lepton.cli.decompose;

import dev.lepton.assess.decompose.Decomposition;
import dev.lepton.assess.decompose.Decomposition.Cut;
import dev.lepton.assess.decompose.Decomposition.CutLink;
import dev.lepton.assess.decompose.Decomposition.Figures;
import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.SharedClass;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.TableUse;
import dev.lepton.assess.tables.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hints as lines for people, shortened; all of it is in the document. Stateless. */
final class DecompositionLines {
  private static final int SHOWN = 10;
  private static final int PAIRS = 3;

  private DecompositionLines() {}

  static List<String> of(Decomposition found) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(found));
    found.reasons().forEach(reason -> lines.add("  " + reason));
    if (found.services().isEmpty()) {
      tables(found.tables(), lines);
    } else {
      services(found, lines);
      shared(found.tables(), lines);
      cuts(found.cuts(), lines);
      keys(found, lines);
      classes("shared code, a library of each service", found.sharedCode(), lines);
      classes("coordinators, in no service", found.coordinators(), lines);
      if (!found.unplaced().isEmpty()) {
        lines.add("");
        lines.add("tied to nothing: " + some(found.unplaced()));
      }
    }
    found.unread().forEach(place -> lines.add("not read: " + place));
    return lines;
  }

  private static String headline(Decomposition found) {
    Figures figures = found.figures();
    String left =
        figures.tests() + figures.generated() == 0
            ? ""
            : format(
                " (%,d of tests, %,d generated left out)", figures.tests(), figures.generated());
    String what =
        switch (found.verdict()) {
          case NONE -> "no good cut";
          case CLEAR -> format("%d candidate services, clearly apart", found.services().size());
          case COSTLY -> format("%d candidate services, at a cost", found.services().size());
        };
    return format(
        "%s: %,d %s%s, %,d links, %,d tables",
        what, figures.classes(), figures.units(), left, figures.links(), found.tables().size());
  }

  private static void services(Decomposition found, List<String> lines) {
    lines.add("");
    lines.add(
        format(
            "%-24s %7s %8s %8s %9s  %s",
            "service",
            found.figures().files() == 0 ? "classes" : "parts",
            "cohesion",
            "calls in",
            "calls out",
            "tables"));
    for (Service service : found.services()) {
      lines.add(
          format(
              "%-24s %,7d %7.0f%% %,8d %,9d  %s",
              service.name(),
              service.classes().size(),
              100 * service.cohesion(),
              service.callsIn(),
              service.callsOut(),
              some(service.tables())));
      lines.add(
          "  "
              + some(
                  service.packages().stream()
                      .map(one -> one.name() + format(" (%d of %d)", one.classes(), one.of()))
                      .toList()));
    }
  }

  private static void shared(List<Table> tables, List<String> lines) {
    List<Table> shared = tables.stream().filter(Table::shared).toList();
    if (shared.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("tables that would be shared");
    for (Table table : shared) {
      lines.add(
          format(
              "  %-24s owner %s%s",
              table.name(), table.owner(), table.contended() ? ", but written by several" : ""));
      others(table).forEach((service, uses) -> lines.add("    " + service + " " + uses));
    }
  }

  private static Map<String, String> others(Table table) {
    return table.uses().stream()
        .filter(use -> !use.service().isEmpty() && !use.service().equals(table.owner()))
        .collect(
            Collectors.groupingBy(
                TableUse::service,
                TreeMap::new,
                Collectors.mapping(DecompositionLines::use, Collectors.joining("; "))));
  }

  private static String use(TableUse use) {
    String where = Decomposition.isFile(use.type()) ? "" : simple(use.type()) + ", ";
    return verb(use.access()) + " it in " + where + use.evidence();
  }

  private static String verb(Access access) {
    return access.name().toLowerCase(Locale.ROOT);
  }

  private static void tables(List<Table> tables, List<String> lines) {
    if (tables.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("tables and who uses them");
    for (Table table : tables) {
      lines.add(
          format(
              "  %-24s %s",
              table.name(), some(table.uses().stream().map(DecompositionLines::use).toList())));
    }
  }

  private static void cuts(List<Cut> cuts, List<String> lines) {
    if (cuts.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("calls that would cross the cut");
    for (Cut cut : cuts.stream().limit(2 * SHOWN).toList()) {
      lines.add(format("  %s -> %s: %,d calls", cut.from(), cut.to(), cut.calls()));
      cut.links().stream().limit(PAIRS).forEach(link -> lines.add("    " + link(link)));
      more(cut.links().size(), PAIRS, "    ", lines);
    }
    more(cuts.size(), 2 * SHOWN, "  ", lines);
  }

  private static String link(CutLink link) {
    String what =
        link.calls() > 0
            ? link.calls() + (link.calls() == 1 ? " call" : " calls")
            : link.kind().toLowerCase(Locale.ROOT);
    return format(
        "%s -> %s (%s, %s)", simple(link.caller()), simple(link.callee()), what, link.evidence());
  }

  private static void keys(Decomposition found, List<String> lines) {
    if (found.cutKeys().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("foreign keys to give up");
    found
        .cutKeys()
        .forEach(
            key ->
                lines.add(
                    format(
                        "  %s (%s) -> %s (%s), %s",
                        key.from(), key.fromService(), key.to(), key.toService(), key.evidence())));
  }

  private static void classes(String title, List<SharedClass> classes, List<String> lines) {
    if (!classes.isEmpty()) {
      lines.add("");
      lines.add(title + ": " + some(classes.stream().map(one -> simple(one.name())).toList()));
    }
  }

  private static void more(int all, int shown, String indent, List<String> lines) {
    if (all > shown) {
      lines.add(indent + "… and " + (all - shown) + " more, in the JSON output");
    }
  }

  private static String some(List<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  private static String simple(String type) {
    return Decomposition.simple(type);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
