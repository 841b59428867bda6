package dev.lepton.model.plan;

import java.util.List;

/**
 * The three models for one set of figures, each with the terms it is made of.
 *
 * @param demandIndex R = wC·C + wM·M + wS·S + wN·N
 * @param monthlyCost Σ unit price × resource, USD a month
 * @param costIndex the terms of R weighted by the shares of the unit prices, which add up to 1
 * @param performanceIndex P = T/B + L
 * @param terms per resource: amount, weight, price, and what it adds to index and cost
 * @param explanation each formula with its numbers filled in
 */
public record ModelFigures(
    double demandIndex,
    double monthlyCost,
    double costIndex,
    double performanceIndex,
    List<Term> terms,
    List<String> explanation) {

  /**
   * @param resource cpu, memory, storage or network
   * @param unit cores, GiB or Mbps
   * @param demand amount × weight
   * @param monthlyCost amount × unit price, USD
   */
  public record Term(
      String resource,
      String unit,
      double amount,
      double weight,
      double unitPrice,
      double demand,
      double monthlyCost) {}
}
