package dev.lepton.plan.usage;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as files have them, with a unit behind them where somebody wrote one. */
final class Amount {
  private static final Pattern SHAPE =
      Pattern.compile("([-+]?[0-9]*[.,]?[0-9]+(?:[eE][-+]?[0-9]+)?)\\h*([A-Za-z%]*)");
  private static final Map<String, Double> MEBIBYTES =
      Map.of(
          "mb", 1.0, "mib", 1.0, "gb", 1024.0, "gib", 1024.0, "kb", 1 / 1024.0, "kib", 1 / 1024.0);

  private Amount() {}

  /**
   * @param factor of a number without a unit of its own
   * @return in the metric's unit; empty for what is no number or has another unit
   */
  static OptionalDouble parse(String text, UsageMetric metric, double factor) {
    if (isPlain(text)) {
      return OptionalDouble.of(Double.parseDouble(text) * factor);
    }
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(shape.group(1).replace(',', '.'));
    String unit = shape.group(2).toLowerCase(Locale.ROOT);
    if (unit.isEmpty()) {
      return OptionalDouble.of(number * factor);
    }
    if (metric.memory() && MEBIBYTES.containsKey(unit)) {
      return OptionalDouble.of(number * MEBIBYTES.get(unit));
    }
    boolean percent = metric == UsageMetric.CPU_PERCENT || metric == UsageMetric.MEMORY_PERCENT;
    return percent && unit.equals("%") ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** Most are; they come in millions. */
  private static boolean isPlain(String text) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      points += c == '.' ? 1 : 0;
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return points < 2 && text.length() > points;
  }
}
