package dev.lepton.plan.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One price: a machine type in a region.
 *
 * @param usdPerHour on demand, Linux, USD an hour, above 0
 * @param spotUsdPerHour USD an hour while the provider has capacity to spare, below {@code
 *     usdPerHour}
 * @param commitments what it costs an hour if one commits to it, a shorter term first; empty where
 *     that is not priced
 * @param asOf the day for which the price list holds
 * @param source where the price list comes from
 */
public record Offer(
    String provider,
    String region,
    MachineType machine,
    double usdPerHour,
    OptionalDouble spotUsdPerHour,
    List<Commitment> commitments,
    LocalDate asOf,
    String source) {
  public Offer {
    commitments = List.copyOf(commitments);
  }

  /** The cheapest commitment of at most so many years; empty where none is priced. */
  public Optional<Commitment> cheapestCommitment(int mostYears) {
    if (mostYears == 0 || commitments.isEmpty()) {
      return Optional.empty(); // asked of every machine of every region, again and again
    }
    return commitments.stream()
        .filter(one -> one.years() <= mostYears)
        .min(Comparator.comparingDouble(Commitment::effectiveUsdPerHour));
  }
}
