package dev.lepton.model.plan;

import java.util.Optional;

/**
 * One way to buy a platform's machines: what they cost a month that way, and when it pays.
 *
 * @param purchase on-demand, spot, commitment-1-year, commitment-3-years and the like
 * @param used whether the platform's cost is reckoned with it
 * @param monthlyUsd of all machines, application and database; empty where not priced
 * @param breakEvenUtilisation the share of all hours that the machines must run for it to be
 *     cheaper than on demand, 0 to 1; empty for what is bound to no term
 * @param breakEvenMonths after how many months on demand would have cost as much as the whole term;
 *     empty as above
 * @param reason why it is used or not, and on what it rests
 */
public record PurchaseOption(
    String purchase,
    boolean used,
    Optional<Double> monthlyUsd,
    Optional<Double> breakEvenUtilisation,
    Optional<Double> breakEvenMonths,
    String reason) {}
