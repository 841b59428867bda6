package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A row of prices of commitments: either a discount on what the machine costs on demand, or
 * amounts.
 *
 * @param region or {@code any}
 * @param type a machine's name, the beginning of names and {@code *}, or {@code any}
 * @param years of the term
 * @param discount 0 to 1, off the price on demand; empty where amounts are given
 * @param upfrontUsd paid at once
 * @param usdPerHour paid for every hour
 */
record CommitmentPrice(
    String provider,
    String region,
    String type,
    int years,
    OptionalDouble discount,
    double upfrontUsd,
    double usdPerHour,
    LocalDate asOf,
    String source) {
  static final String ANY = "any";
  static final String SERIES = "*";

  /** The same if its amounts were in another currency. */
  CommitmentPrice inDollars(double perUsd) {
    return new CommitmentPrice(
        provider,
        region,
        type,
        years,
        discount,
        upfrontUsd / perUsd,
        usdPerHour / perUsd,
        asOf,
        source);
  }

  boolean matches(String where, String machine) {
    return (region.equals(ANY) || region.equals(where))
        && (type.equals(ANY)
            || type.equals(machine)
            || (type.endsWith(SERIES)
                && machine.startsWith(type.substring(0, type.length() - SERIES.length()))));
  }

  /** How particular the row is: one about this machine in this region counts before others. */
  int rank() {
    int machine = type.equals(ANY) ? 0 : type.endsWith(SERIES) ? 1 : 2;
    return 2 * machine + (region.equals(ANY) ? 0 : 1);
  }

  Commitment commitment(double onDemand) {
    return discount.isPresent()
        ? new Commitment(years, 0, onDemand * (1 - discount.getAsDouble()), asOf, source)
        : new Commitment(years, upfrontUsd, usdPerHour, asOf, source);
  }
}
