package dev.lepton.model.migration;

import java.time.Duration;

/**
 * The watch period after the switch.
 *
 * @param interval between two probes
 * @param maxErrorPercent above it, in three probes in a row, the migration falls back by itself
 * @param maxLatencyRatio highest ratio of the p95 after to the baseline before
 */
public record WatchSpec(
    Duration duration,
    Duration interval,
    double maxErrorPercent,
    double maxLatencyRatio,
    boolean automaticFallback) {}
