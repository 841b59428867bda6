package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * What prices there are.
 *
 * @param machines a list of each provider
 * @param commitments what is known of commitments, by provider
 * @param services what else costs money; without a price where nobody knows one
 */
public record PriceListing(
    List<Machines> machines, List<Commitments> commitments, List<Service> services) {

  /**
   * @param source where prices come from, and their day; empty for not priced
   */
  public record Commitments(String provider, Optional<String> source) {}

  /**
   * @param imported whether the list was imported rather than bundled
   * @param ageDays since the day for which it holds
   * @param warning empty, or why it may mislead
   */
  public record Machines(
      String provider,
      String asOf,
      long ageDays,
      boolean imported,
      int regions,
      int refused,
      String note,
      String warning) {}

  /**
   * @param usd per unit; empty for not priced
   */
  public record Service(
      String provider,
      String service,
      String unit,
      Optional<Double> usd,
      String asOf,
      String source) {}
}
