package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What AWS's savings plans make Linux machines cost an hour, under the cheapest plan of each term.
 * What is paid at once is in the rate already. Not thread-safe.
 */
final class AwsSavingsRates {
  /**
   * A machine that is shared with others; in all regions but the first with the region before it.
   */
  private static final Pattern SHARED = Pattern.compile("(?:[A-Z0-9]+-)?BoxUsage(?::.*)?");

  private static final String LINUX = "RunInstances";

  private final TermPrices terms = new TermPrices();
  private final List<String> leftOut = new ArrayList<>();
  private String currency = "";

  /**
   * One rate as the file has it.
   *
   * @param price an hour, as text
   * @param place where it stands, for what is told
   */
  record Rate(
      Usage usage, String region, String type, String price, String currency, String place) {}

  /** What it is a rate for. */
  record Usage(String operation, String usageType, String unit) {
    boolean machine() {
      return operation.equals(LINUX) && SHARED.matcher(usageType).matches() && unit.equals("Hrs");
    }
  }

  /**
   * @param years of the term
   * @param plan as the provider calls it
   */
  void add(int years, String plan, Rate rate, LocalDate day) {
    if (!rate.usage().machine()) {
      return;
    }
    if (years < 1) {
      leaveOut(rate.place() + ": a term that is not of years");
      return;
    }
    currency = currency.isEmpty() ? rate.currency() : currency;
    if (!rate.price().matches("[0-9]+(\\.[0-9]+)?") || !rate.currency().equals(currency)) {
      leaveOut(
          rate.place()
              + ": \""
              + rate.price()
              + " "
              + rate.currency()
              + "\" is no price in "
              + currency);
      return;
    }
    terms.add(
        "aws",
        rate.region(),
        rate.type(),
        new TermPrices.Term(years, 0, Double.parseDouble(rate.price()), "AWS, " + plan),
        day);
  }

  void leaveOut(String what) {
    leftOut.add(what);
  }

  PriceTable table(LocalDate day) {
    return new PriceTable(
        "aws", day, currency.isEmpty() ? "USD" : currency, List.of(), leftOut, terms.all());
  }
}
