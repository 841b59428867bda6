package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.Violation;
import dev.lepton.assess.ruleset.Category;
import java.util.stream.Stream;

/** Sums over a report. Stateless. */
public final class Totals {
  private Totals() {}

  /** The effort of all incidents of all violations, in the unit of the rules' authors. */
  public static long effort(AnalysisReport report) {
    return violations(report)
        .mapToLong(violation -> (long) violation.effort().orElse(0) * violation.incidents().size())
        .sum();
  }

  /** How many incidents violations of a category have. */
  public static long incidents(AnalysisReport report, Category category) {
    return violations(report)
        .filter(violation -> violation.category().filter(category::equals).isPresent())
        .mapToLong(violation -> violation.incidents().size())
        .sum();
  }

  /** How many incidents all violations have. */
  public static long incidents(AnalysisReport report) {
    return violations(report).mapToLong(violation -> violation.incidents().size()).sum();
  }

  private static Stream<Violation> violations(AnalysisReport report) {
    return report.rulesets().stream().flatMap(ruleset -> ruleset.violations().values().stream());
  }
}
