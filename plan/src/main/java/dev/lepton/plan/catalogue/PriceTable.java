package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * What a price file said, whatever its format.
 *
 * @param rows in file order
 * @param leftOut lines or entries that could not be used, each with its place and reason
 * @param terms commitments, in the list's currency
 */
record PriceTable(
    String provider,
    LocalDate asOf,
    String currency,
    List<PriceRow> rows,
    List<String> leftOut,
    List<CommitmentPrice> terms) {

  PriceTable {
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
    terms = List.copyOf(terms);
  }

  /** Without commitments. */
  PriceTable(
      String provider, LocalDate asOf, String currency, List<PriceRow> rows, List<String> leftOut) {
    this(provider, asOf, currency, rows, leftOut, List.of());
  }
}
