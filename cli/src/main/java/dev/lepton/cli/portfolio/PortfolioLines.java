package dev.lepton.cli.portfolio;

import dev.lepton.model.assessment.StrategyOption.Reason;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A portfolio as lines for people; all of it is in the document. Stateless. */
final class PortfolioLines {
  private static final int REASONS = 3;

  private PortfolioLines() {}

  static List<String> of(Portfolio portfolio) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-28s %-11s %10s %16s %5s  %s",
            "application", "strategy", "confidence", "effort, days", "value", "because"));
    for (ApplicationVerdict verdict : portfolio.applications()) {
      lines.add(
          format(
              "%-28s %-11s %9.0f%% %16s %5d  %s",
              verdict.name(),
              verdict.strategy().name().toLowerCase(Locale.ROOT),
              100 * verdict.confidence(),
              days(verdict),
              verdict.value(),
              because(verdict)));
    }
    lines.add("");
    lines.add(
        format(
            "%,d applications, %.0f to %.0f days in all",
            portfolio.applications().size(),
            portfolio.applications().stream().mapToDouble(ApplicationVerdict::effortDaysLow).sum(),
            portfolio.applications().stream()
                .mapToDouble(ApplicationVerdict::effortDaysHigh)
                .sum()));
    portfolio.incomplete().forEach(what -> lines.add("incomplete: " + what));
    return lines;
  }

  private static String days(ApplicationVerdict verdict) {
    return format(
        verdict.effortDaysHigh() < 10 ? "%.1f to %.1f" : "%.0f to %.0f",
        verdict.effortDaysLow(),
        verdict.effortDaysHigh());
  }

  private static String because(ApplicationVerdict verdict) {
    if (verdict.override().isPresent()) {
      var override = verdict.override().get();
      return format(
          "%s decided so on %s (proposed: %s): %s",
          override.author(),
          override.date(),
          override.proposed().name().toLowerCase(Locale.ROOT),
          override.reason());
    }
    List<String> reasons =
        verdict.options().get(0).reasons().stream()
            .filter(reason -> reason.points() > 0 && !reason.evidence().isEmpty())
            .sorted(Comparator.comparingInt(Reason::points).reversed())
            .limit(REASONS)
            .map(reason -> reason.why() + format(" (%+d)", reason.points()))
            .toList();
    return reasons.isEmpty()
        ? "nothing is known of it that speaks for another"
        : String.join("; ", reasons);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
