package dev.lepton.model.migration;

import java.util.List;
import java.util.Optional;

/**
 * What the platform must offer.
 *
 * @param budgetMonthlyUsd upper bound in USD a month; empty for none
 * @param latencyP95Millis the highest acceptable 95th percentile in ms
 * @param availabilityPercent for instance 99.9
 * @param providers among aws, azure, gcp, alibaba; empty for all that the catalogue prices
 * @param regions provider regions allowed; empty for any
 * @param architecture amd64, arm64 or any
 * @param growthPercentPerYear expected growth of the demand
 * @param peakRequestsPerSecond the load to plan for
 */
public record RequirementSpec(
    Optional<Double> budgetMonthlyUsd,
    Optional<Double> latencyP95Millis,
    double availabilityPercent,
    List<String> providers,
    List<String> regions,
    String architecture,
    double growthPercentPerYear,
    double peakRequestsPerSecond) {}
