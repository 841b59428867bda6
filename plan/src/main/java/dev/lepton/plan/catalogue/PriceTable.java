package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * What a price file said, whatever its format.
 *
 * @param rows in file order
 * @param leftOut lines or entries that could not be used, each with its place and reason
 */
record PriceTable(
    String provider, LocalDate asOf, String currency, List<PriceRow> rows, List<String> leftOut) {

  PriceTable {
    rows = List.copyOf(rows);
    leftOut = List.copyOf(leftOut);
  }
}
