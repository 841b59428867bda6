package dev.lepton.assess.strategy;

import dev.lepton.model.assessment.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Days of work, from story points. The first place of a rule counts in full and each further one a fifth: once the pattern
 * is solved, it repeats. A point is 0.4 to 0.8 days by hand; a change made by machine costs a tenth of it, for the review.
 * The factors are our own, to be calibrated on finished migrations.
 *
 * @param low in days, with one decimal
 * @param high in days, with one decimal
 */
record Effort(double low, double high) {
  private static final double FURTHER_PLACE = 0.2;
  private static final double DAYS_PER_POINT_LOW = 0.4;
  private static final double DAYS_PER_POINT_HIGH = 0.8;
  private static final double REVIEW_SHARE = 0.1;
  /** Set-up, trial run, acceptance and switch: needed whatever the code looks like. */
  private static final double BASE_LOW = 0.5;
  private static final double BASE_HIGH = 1.5;

  /**
   * @param machine whether transform makes the changes it can make; otherwise they are left as they are
   */
  static Effort of(List<Finding> findings, boolean machine) {
    List<Finding> byHand = findings.stream().filter(finding -> !finding.machineFixable()).toList();
    List<Finding> byMachine = machine ? findings.stream().filter(Finding::machineFixable).toList() : List.of();
    double points = points(byHand) + REVIEW_SHARE * points(byMachine);
    return new Effort(
        round(BASE_LOW + DAYS_PER_POINT_LOW * points), round(BASE_HIGH + DAYS_PER_POINT_HIGH * points));
  }

  private static double points(List<Finding> findings) {
    Map<String, Double> byRule = new LinkedHashMap<>();
    findings.stream()
        .sorted(Comparator.comparingInt(Finding::effort).reversed())
        .forEach(
            finding ->
                byRule.merge(finding.ruleId(), (double) finding.effort(), (sum, one) -> sum + FURTHER_PLACE * one));
    return byRule.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double round(double days) {
    return Math.round(days * 10) / 10.0;
  }
}
