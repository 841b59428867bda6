package dev.lepton.model.plan;

import java.util.List;

/**
 * The three configurable models of the mission applied to the as-is resources.
 *
 * @param demandIndex R = wC·C + wM·M + wS·S + wN·N
 * @param monthlyCostUsd Σ unit price × resource, USD a month
 * @param costIndex the demand's terms weighted by correctly normalised unit prices
 * @param performanceIndex P = T/B + L
 * @param explanation each formula with its numbers filled in
 */
public record Models(
    double demandIndex,
    double monthlyCostUsd,
    double costIndex,
    double performanceIndex,
    List<String> explanation) {}
