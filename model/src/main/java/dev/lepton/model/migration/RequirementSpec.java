package dev.lepton.model.migration;

import java.util.List;
import java.util.Map;
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
 * @param comparisons of the criteria that platforms are weighed by; the usual ones for pairs that
 *     are not among them
 * @param nodes how machines are placed and bought
 * @param budgets of single applications in a cluster, USD a month by name
 */
public record RequirementSpec(
    Optional<Double> budgetMonthlyUsd,
    Optional<Double> latencyP95Millis,
    double availabilityPercent,
    List<String> providers,
    List<String> regions,
    String architecture,
    double growthPercentPerYear,
    double peakRequestsPerSecond,
    List<Comparison> comparisons,
    NodeSpec nodes,
    Map<String, Double> budgets) {

  public RequirementSpec {
    providers = List.copyOf(providers);
    regions = List.copyOf(regions);
    comparisons = List.copyOf(comparisons);
    budgets = Map.copyOf(budgets);
  }

  /** With the usual comparisons, and machines placed and bought as by default. */
  public RequirementSpec(
      Optional<Double> budgetMonthlyUsd,
      Optional<Double> latencyP95Millis,
      double availabilityPercent,
      List<String> providers,
      List<String> regions,
      String architecture,
      double growthPercentPerYear,
      double peakRequestsPerSecond) {
    this(
        budgetMonthlyUsd,
        latencyP95Millis,
        availabilityPercent,
        providers,
        regions,
        architecture,
        growthPercentPerYear,
        peakRequestsPerSecond,
        List.of(),
        NodeSpec.defaults(),
        Map.of());
  }

  /**
   * One criterion beside another.
   *
   * @param criterion its name in documents, such as cost
   * @param over the other one
   * @param times how much more the first counts, from 1/9 to 9
   */
  public record Comparison(String criterion, String over, double times) {}

  public RequirementSpec withBudget(Optional<Double> monthlyUsd) {
    return new RequirementSpec(
        monthlyUsd,
        latencyP95Millis,
        availabilityPercent,
        providers,
        regions,
        architecture,
        growthPercentPerYear,
        peakRequestsPerSecond,
        comparisons,
        nodes,
        budgets);
  }

  public RequirementSpec withAvailability(double percent) {
    return new RequirementSpec(
        budgetMonthlyUsd,
        latencyP95Millis,
        percent,
        providers,
        regions,
        architecture,
        growthPercentPerYear,
        peakRequestsPerSecond,
        comparisons,
        nodes,
        budgets);
  }

  /** Empty lists allow everything. */
  public RequirementSpec withPlaces(List<String> otherProviders, List<String> otherRegions) {
    return new RequirementSpec(
        budgetMonthlyUsd,
        latencyP95Millis,
        availabilityPercent,
        otherProviders,
        otherRegions,
        architecture,
        growthPercentPerYear,
        peakRequestsPerSecond,
        comparisons,
        nodes,
        budgets);
  }

  public RequirementSpec withArchitecture(String other) {
    return new RequirementSpec(
        budgetMonthlyUsd,
        latencyP95Millis,
        availabilityPercent,
        providers,
        regions,
        other,
        growthPercentPerYear,
        peakRequestsPerSecond,
        comparisons,
        nodes,
        budgets);
  }

  public RequirementSpec withGrowth(double percentPerYear) {
    return new RequirementSpec(
        budgetMonthlyUsd,
        latencyP95Millis,
        availabilityPercent,
        providers,
        regions,
        architecture,
        percentPerYear,
        peakRequestsPerSecond,
        comparisons,
        nodes,
        budgets);
  }

  public RequirementSpec withNodes(NodeSpec other) {
    return new RequirementSpec(
        budgetMonthlyUsd,
        latencyP95Millis,
        availabilityPercent,
        providers,
        regions,
        architecture,
        growthPercentPerYear,
        peakRequestsPerSecond,
        comparisons,
        other,
        budgets);
  }
}
