package dev.lepton.cli.accept;

import dev.lepton.accept.security.check.Severity;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a security review has found, for a terminal: the most severe first. */
final class FindingLines {
  private FindingLines() {}

  static Severity severity(SecurityCheck check) {
    return Severity.valueOf(check.severity().toUpperCase(Locale.ROOT));
  }

  static List<String> of(List<SecurityCheck> checks, List<String> notTested) {
    Map<String, List<SecurityCheck>> failed =
        checks.stream()
            .filter(check -> !check.passed())
            .sorted(Comparator.comparing(FindingLines::severity).reversed())
            .collect(
                Collectors.groupingBy(SecurityCheck::id, LinkedHashMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    failed.forEach(
        (id, places) -> {
          SecurityCheck first = places.get(0);
          lines.add(
              String.format(
                  Locale.ROOT, "%-6s  %s: not so: %s", first.severity(), id, first.title()));
          places.forEach(place -> lines.add("          " + place.where()));
          lines.add("        fix: " + first.fix());
        });
    notTested.forEach(line -> lines.add("not tested: " + line));
    long kept = checks.stream().map(SecurityCheck::id).distinct().count() - failed.size();
    lines.add(
        (failed.size() == 1 ? "1 check" : failed.size() + " checks")
            + " failed, "
            + kept
            + " passed");
    return lines;
  }
}
