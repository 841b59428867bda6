package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * What staying and every platform cost over some years, what each requirement costs, and what would
 * have to change for another platform to be the cheapest.
 *
 * @param application name of the migration
 * @param years the spans compared, years, ascending
 * @param today what today's servers cost a month; unpriced parts are named in it
 * @param todayTotalsUsd that over each of the spans, unchanged year by year; empty where not priced
 * @param platforms every platform, cheapest first among those that meet all requirements, then the
 *     others
 * @param requirements what they cost, one by one
 * @param growth the cheapest platform at other rates of growth
 * @param assumptions what the comparison rests on
 * @param catalogueNotes where the prices come from, how old they are, which rows were gated
 */
public record PlanComparison(
    String application,
    List<Integer> years,
    Cost today,
    Optional<List<Double>> todayTotalsUsd,
    List<Row> platforms,
    List<RequirementPrice> requirements,
    List<Growth> growth,
    List<String> assumptions,
    List<Plan.CatalogueNote> catalogueNotes) {

  /**
   * @param monthlyUsd in the first year
   * @param totalsUsd over each of the spans
   * @param priceFallPercent by how much its price would have to fall, over the longest span, to be
   *     the cheapest that meets all requirements; 0 for the cheapest itself
   * @param violations requirements it does not meet
   * @param purchases the ways to buy its machines, in the first year
   */
  public record Row(
      String provider,
      String region,
      String serviceModel,
      String instanceType,
      int nodes,
      double monthlyUsd,
      List<Double> totalsUsd,
      double priceFallPercent,
      List<String> notPriced,
      List<String> violations,
      List<PurchaseOption> purchases) {}

  /**
   * @param requirement its key in migration.yaml
   * @param asked what is asked for, in words
   * @param instead what could be asked for in its place
   * @param platform the cheapest one then
   * @param monthlyUsd what that costs a month
   * @param extraMonthlyUsd what the requirement as asked costs more a month, negative if less;
   *     empty where no platform meets it as asked
   */
  public record RequirementPrice(
      String requirement,
      String asked,
      String instead,
      String platform,
      double monthlyUsd,
      Optional<Double> extraMonthlyUsd) {}

  /**
   * @param percentPerYear growth of the demand
   * @param platform the cheapest one that meets all requirements over the longest span; empty where
   *     none does
   * @param totalsUsd what it costs over each of the spans; empty where there is none
   */
  public record Growth(double percentPerYear, Optional<String> platform, List<Double> totalsUsd) {}
}
