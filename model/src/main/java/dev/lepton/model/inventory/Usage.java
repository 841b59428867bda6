package dev.lepton.model.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * One metric of one server, summed up.
 *
 * @param average over all samples; empty when only the peak was told
 * @param p95 the smallest sample that at least 95 % of the samples do not exceed; empty without
 *     single samples
 * @param peak the largest sample; empty when only the average was told
 * @param samples how many single samples were seen; 0 where a file gave the summary itself
 * @param from time of the first sample
 * @param to time of the last sample
 */
public record Usage(
    Optional<Double> average,
    Optional<Double> p95,
    Optional<Double> peak,
    long samples,
    Optional<Instant> from,
    Optional<Instant> to,
    Place where) {

  /** Only the average is known. */
  public static Usage average(double average, long samples, Place where) {
    return new Usage(
        Optional.of(average),
        Optional.empty(),
        Optional.empty(),
        samples,
        Optional.empty(),
        Optional.empty(),
        where);
  }
}
