package dev.lepton.plan.demand.rule;

import dev.lepton.model.plan.WorkloadSize.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a rule writes down while it works. Not thread-safe. */
final class RuleSheet {
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private OptionalDouble cores = OptionalDouble.empty();
  private OptionalDouble memoryMib = OptionalDouble.empty();
  private OptionalDouble memoryLimitMib = OptionalDouble.empty();

  /** Notes a figure and hands it back. */
  double figure(String name, double value, String unit, String how) {
    figures.add(new Figure(name, value, unit, how));
    return value;
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  void cores(double value) {
    cores = OptionalDouble.of(value);
  }

  void memoryMib(double value) {
    memoryMib = OptionalDouble.of(value);
  }

  void memoryLimitMib(double value) {
    memoryLimitMib = OptionalDouble.of(value);
  }

  RuleAnswer answer(RuleAnswer.Rates rates) {
    return new RuleAnswer(
        cores,
        OptionalDouble.empty(),
        memoryMib,
        memoryLimitMib,
        rates,
        List.copyOf(figures),
        List.copyOf(warnings),
        Optional.empty());
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** At most four decimals, and none that say nothing. */
  static String number(double value) {
    return text("%.4f", value).replaceAll("\\.?0+$", "");
  }
}
