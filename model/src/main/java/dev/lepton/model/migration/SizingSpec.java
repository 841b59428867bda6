package dev.lepton.model.migration;

import java.util.Optional;

/**
 * By which rule usage becomes a size.
 *
 * @param rule lepton, azure-migrate, vpa or krr
 * @param percentile of the peaks, above 0, at most 100; empty for the rule's own
 * @param comfortFactor on top of it, at least 1; empty for the rule's own
 * @param historyDays only so many days before the last measurement; empty for the rule's own
 */
public record SizingSpec(
    String rule,
    Optional<Double> percentile,
    Optional<Double> comfortFactor,
    Optional<Double> historyDays) {}
