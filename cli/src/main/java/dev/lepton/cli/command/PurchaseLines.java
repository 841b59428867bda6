package dev.lepton.cli.command;

import dev.lepton.model.plan.PurchaseOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ways to buy a platform's machines as lines for people. */
public final class PurchaseLines {
  private PurchaseLines() {}

  /**
   * @param of which platform's machines
   */
  public static List<String> of(String of, List<PurchaseOption> options) {
    List<String> lines = new ArrayList<>();
    lines.add("ways to buy the machines of " + of + " (* as priced above)");
    for (PurchaseOption one : options) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %-20s %16s  %s%s",
              one.used() ? "*" : " ",
              one.purchase(),
              one.monthlyUsd()
                  .map(usd -> String.format(Locale.ROOT, "$%,.2f a month", usd))
                  .orElse("not priced"),
              breakEven(one),
              one.reason()));
    }
    return lines;
  }

  private static String breakEven(PurchaseOption one) {
    if (one.breakEvenMonths().isEmpty() || one.breakEvenUtilisation().isEmpty()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "cheaper after %.1f months, or if the machines run more than %.0f %% of the term; ",
        one.breakEvenMonths().get(),
        100 * one.breakEvenUtilisation().get());
  }
}
