package dev.lepton.model.plan;

import java.util.List;

/**
 * What became of a file of prices.
 *
 * @param source where the prices come from, and how they were converted
 * @param rows prices that the file has
 * @param kept of these, how many are believed
 * @param refused the others, by reason
 * @param leftOut lines or entries that are no prices, with their places
 * @param warnings what to know before the prices are relied on
 */
public record PriceImport(
    String provider,
    String asOf,
    String currency,
    String source,
    int rows,
    int kept,
    int machines,
    int regions,
    List<Refused> refused,
    List<String> leftOut,
    List<String> warnings) {

  /**
   * @param examples some of them: region, machine, price
   */
  public record Refused(String reason, int rows, List<String> examples) {}
}
