package dev.lepton.cli.operate;

import dev.lepton.cli.command.CsvRows;
import dev.lepton.model.operation.RightsizeReport;
import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Fleet;
import dev.lepton.model.operation.RightsizeReport.NodeChange;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Recommendations as lines for people, and as rows. */
final class RightsizeLines {
  private RightsizeLines() {}

  static List<String> of(RightsizeReport report, boolean brief) {
    List<String> lines = new ArrayList<>();
    lines.add(format("%s to %s, rule %s", report.from(), report.to(), report.rule()));
    lines.add("");
    lines.add(
        format(
            "%-36s %-10s %12s %-7s %-5s %s",
            "workload", "what", "USD a month", "risk", "sure", "change"));
    for (Recommendation one : report.recommendations()) {
      lines.add(
          format(
              "%-36s %-10s %12s %-7s %-5s %s",
              one.target().title(),
              words(one.kind()),
              one.monthlyUsd().map(usd -> format("%+,.2f", usd)).orElse("not priced"),
              words(one.risk().level()),
              one.confidence() + "/5",
              changes(one)));
      if (!brief) {
        lines.add("    why   " + one.reason());
        lines.add("    risk  " + one.risk().what());
        one.evidence().forEach(figure -> lines.add("    seen  " + figure));
      }
    }
    if (report.recommendations().isEmpty()) {
      lines.add("nothing should change");
    }
    lines.add("");
    if (report.savings().priced()) {
      lines.add(
          format(
              "saved        $%,.2f a month, and $%,.2f a month more where too little is asked for",
              report.savings().saved(), report.savings().spent()));
    } else {
      lines.add("saved        not priced: no node has a price");
    }
    report.nodes().ifPresent(nodes -> nodes(nodes, lines));
    report
        .left()
        .forEach(
            left -> lines.add(format("as it is     %s: %s", left.target().title(), left.why())));
    report.notes().forEach(note -> lines.add("note         " + note));
    return lines;
  }

  private static void nodes(NodeChange nodes, List<String> lines) {
    nodes.now().ifPresent(now -> lines.add(fleet("nodes today", now)));
    lines.add(fleet("could be", nodes.asIs()) + "  for what is asked for today");
    lines.add(
        fleet("could be", nodes.after())
            + format(
                "  after these changes; no packing costs less than $%,.2f", nodes.lowerBoundUsd()));
    nodes
        .now()
        .ifPresent(
            now ->
                lines.add(
                    format(
                        "             $%,.2f a month less than today's, of which $%,.2f need no change"
                            + " of requests",
                        now.monthlyUsd() - nodes.after().monthlyUsd(),
                        now.monthlyUsd() - nodes.asIs().monthlyUsd())));
  }

  private static String fleet(String name, Fleet fleet) {
    return format(
        "%-12s %s: $%,.2f a month", name, String.join(", ", fleet.nodes()), fleet.monthlyUsd());
  }

  private static String changes(Recommendation one) {
    return one.changes().isEmpty()
        ? one.reason()
        : one.changes().stream().map(RightsizeLines::change).collect(Collectors.joining(", "));
  }

  private static String change(Change change) {
    return change.field()
        + " "
        + (change.from().isEmpty() ? "none" : change.from())
        + " → "
        + change.to();
  }

  /** A row for each change. */
  static List<String> csv(RightsizeReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "namespace",
            "kind",
            "name",
            "container",
            "what",
            "field",
            "from",
            "to",
            "monthly_usd_of_all_its_changes",
            "risk",
            "confidence",
            "reason"));
    for (Recommendation one : report.recommendations()) {
      List<Change> changes =
          one.changes().isEmpty() ? List.of(new Change("", "", "")) : one.changes();
      for (Change change : changes) {
        rows.add(
            List.of(
                one.target().namespace(),
                one.target().kind(),
                one.target().name(),
                one.target().container(),
                words(one.kind()),
                change.field(),
                change.from(),
                change.to(),
                one.monthlyUsd().map(usd -> format("%.4f", usd)).orElse(""),
                words(one.risk().level()),
                Integer.toString(one.confidence()),
                one.reason()));
      }
    }
    return CsvRows.of(rows);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
