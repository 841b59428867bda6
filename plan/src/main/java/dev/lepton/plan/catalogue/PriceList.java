package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * One provider's prices of one day. Immutable once built.
 *
 * @param rows rows read from the CSV
 * @param refused how many of them were not believed, by reason
 * @param machines in the order in which the regions' prices name them
 * @param prices per region one word per machine: price, price/spot, or - where it is not sold
 */
record PriceList(
    Header header,
    int rows,
    SortedMap<String, Integer> refused,
    List<MachineType> machines,
    SortedMap<String, String> prices) {

  /** Whose prices, of which day, in which currency, from where. */
  record Header(String provider, LocalDate asOf, String currency, String source) {}

  int refusedRows() {
    return refused.entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith(PriceGates.SPOT_REASON))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
