package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a provider's price file says of commitments: of each machine, region and term the cheapest
 * way to pay. Not thread-safe.
 */
final class TermPrices {
  private static final double HOURS_PER_YEAR = 8760;

  private final Map<List<Object>, CommitmentPrice> cheapest = new LinkedHashMap<>();

  /**
   * One way to pay, in the file's currency.
   *
   * @param years of the term
   * @param upfront paid at once
   * @param perHour paid for every hour
   * @param name as the provider calls it
   */
  record Term(int years, double upfront, double perHour, String name) {
    private double effective() {
      return perHour + upfront / (years * HOURS_PER_YEAR);
    }
  }

  /** Keeps it if it is cheaper than what is known of the same machine, region and term. */
  void add(String provider, String region, String type, Term term, LocalDate asOf) {
    CommitmentPrice price =
        new CommitmentPrice(
            provider,
            region,
            type,
            term.years(),
            OptionalDouble.empty(),
            term.upfront(),
            term.perHour(),
            asOf,
            term.name());
    if (term.effective() > 0) {
      cheapest.merge(
          List.of(region, type, term.years()),
          price,
          (old, other) -> effective(other) < effective(old) ? other : old);
    }
  }

  private static double effective(CommitmentPrice price) {
    return price.usdPerHour() + price.upfrontUsd() / (price.years() * HOURS_PER_YEAR);
  }

  List<CommitmentPrice> all() {
    return new ArrayList<>(cheapest.values());
  }
}
