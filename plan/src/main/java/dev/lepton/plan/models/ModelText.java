package dev.lepton.plan.models;

import java.util.Locale;

/** Numbers as the models' explanations show them. */
final class ModelText {
  private ModelText() {}

  /** At most three decimals, none that say nothing. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }
}
