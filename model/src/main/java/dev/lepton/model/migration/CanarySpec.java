package dev.lepton.model.migration;

import java.time.Duration;
import java.util.Optional;

/**
 * How the share of users that meet the new release grows before the switch, and what it is judged
 * by.
 *
 * @param interval between two verdicts
 * @param stepPercent by how much a good verdict raises the share, 1 to 100
 * @param mostPercent the largest share before all of them, at least the step, at most 100
 * @param threshold after so many bad verdicts, or so many without data, nobody is led there
 * @param minSuccessPercent the least share of requests that succeed, 0 to 100
 * @param maxP95 the most for the 95th percentile of the latency; empty to judge it by the old
 *     release alone
 * @param minRequests with fewer in an interval there is no verdict
 */
public record CanarySpec(
    Duration interval,
    int stepPercent,
    int mostPercent,
    int threshold,
    double minSuccessPercent,
    Optional<Duration> maxP95,
    int minRequests) {}
