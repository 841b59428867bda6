package dev.lepton.cli.analysis;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.output.Totals;
import dev.lepton.assess.ruleset.Category;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What an application must not exceed.
 *
 * @param name as given
 * @param measure what is counted
 * @param limit the most that passes
 */
record Gate(String name, ToLongFunction<AnalysisReport> measure, long limit) {
  /**
   * Reads {@code mandatory}, {@code optional}, {@code potential}, {@code any} or {@code effort>N}.
   *
   * @throws LeptonException USAGE for anything else
   */
  static Gate parse(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (text.matches("effort\\s*>\\s*\\d{1,15}")) {
      long limit = Long.parseLong(text.substring(text.indexOf('>') + 1).strip());
      return new Gate(written, Totals::effort, limit);
    }
    return switch (text) {
      case "any" -> new Gate(written, Totals::incidents, 0);
      case "mandatory" -> of(written, Category.MANDATORY);
      case "optional" -> of(written, Category.OPTIONAL);
      case "potential" -> of(written, Category.POTENTIAL);
      default ->
          throw new LeptonException(
              ErrorCode.USAGE,
              "there is no such gate: " + written,
              "--fail-on",
              "write mandatory, optional, potential, any, or 'effort>N'");
    };
  }

  private static Gate of(String written, Category category) {
    return new Gate(written, report -> Totals.incidents(report, category), 0);
  }

  /** Why the application does not pass; empty when it does. */
  Optional<String> failure(AnalysisReport report) {
    long found = measure.applyAsLong(report);
    return found > limit
        ? Optional.of(name + ": " + found + ", and " + limit + " is the most that passes")
        : Optional.empty();
  }
}
