package dev.lepton.pipeline.report;

import dev.lepton.model.plan.Cost;

/** What a month costs before and after. A cost without a single price is unknown, never 0. */
record CostChange(Cost before, Cost after) {
  static boolean priced(Cost cost) {
    return !cost.parts().isEmpty();
  }

  static String text(Cost cost) {
    return priced(cost) ? Figures.money(cost.monthlyUsd()) : "not priced";
  }

  boolean comparable() {
    return priced(before) && priced(after);
  }

  /** USD a month; negative where it grows dearer. Means something only if {@link #comparable()}. */
  double saving() {
    return before.monthlyUsd() - after.monthlyUsd();
  }

  Tone tone() {
    return !comparable() ? Tone.PLAIN : saving() >= 0 ? Tone.GOOD : Tone.WARN;
  }

  String inShort() {
    return whole(before) + " → " + whole(after);
  }

  /** For instance "59 % less". */
  String verdict() {
    if (!comparable()) {
      return "no comparison possible";
    }
    if (before.monthlyUsd() <= 0 || Math.abs(saving()) < 0.005) {
      return saving() < 0 ? "more than before" : "the same";
    }
    String share = Figures.percent(Math.abs(saving()) / before.monthlyUsd());
    return share + (saving() >= 0 ? " less" : " more");
  }

  /** In a sentence, with the money and the year. */
  String sentence() {
    if (!comparable()) {
      return "The two cannot be compared: "
          + (priced(before) ? "the new platform" : "what runs today")
          + " has no price.";
    }
    String direction = saving() >= 0 ? " less" : " more";
    return "On what has a price: "
        + Figures.money(Math.abs(saving()))
        + direction
        + " a month ("
        + verdict()
        + "), "
        + Figures.money(Math.abs(saving()) * 12)
        + direction
        + " a year.";
  }

  private static String whole(Cost cost) {
    return priced(cost) ? "$" + Figures.count(Math.round(cost.monthlyUsd())) : "not priced";
  }
}
