package dev.lepton.model.plan;

import java.util.List;
import java.util.Map;

/**
 * One platform, sized and priced.
 *
 * @param closeness TOPSIS closeness to the ideal, 0 to 1
 * @param scores per criterion, 0 to 1
 * @param violations requirements it does not meet; empty when it meets all
 */
public record PlatformOption(
    String provider,
    String region,
    String serviceModel,
    String instanceType,
    int nodes,
    Cost cost,
    double closeness,
    Map<String, Double> scores,
    List<String> violations) {}
