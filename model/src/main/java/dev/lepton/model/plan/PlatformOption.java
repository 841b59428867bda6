package dev.lepton.model.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One platform, sized and priced.
 *
 * @param closeness TOPSIS closeness to the ideal, 0 to 1
 * @param scores per criterion, 0 to 1
 * @param violations requirements it does not meet; empty when it meets all
 * @param purchases the ways to buy its machines; empty in documents of older versions
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
    List<String> violations,
    Optional<List<PurchaseOption>> purchases) {

  /** Without ways to buy its machines. */
  public PlatformOption(
      String provider,
      String region,
      String serviceModel,
      String instanceType,
      int nodes,
      Cost cost,
      double closeness,
      Map<String, Double> scores,
      List<String> violations) {
    this(
        provider,
        region,
        serviceModel,
        instanceType,
        nodes,
        cost,
        closeness,
        scores,
        violations,
        Optional.empty());
  }
}
