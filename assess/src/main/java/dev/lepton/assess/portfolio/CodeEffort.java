package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Days of work on the code, from story points. The first place of a rule counts in full and each
 * further one a fifth: once the pattern is solved, it repeats. The lower end does what is
 * mandatory; the upper end also what is optional, and half of what is only potential. A point is
 * 0.4 to 0.8 days by hand; a change made by machine costs a tenth of it, for the review. The
 * factors are our own, to be calibrated on finished migrations.
 *
 * @param low in days, with one decimal
 * @param high in days, with one decimal
 */
record CodeEffort(double low, double high) {
  private static final double FURTHER_PLACE = 0.2;
  private static final double DAYS_PER_POINT_LOW = 0.4;
  private static final double DAYS_PER_POINT_HIGH = 0.8;
  private static final double REVIEW_SHARE = 0.1;

  /**
   * @param machine whether transform makes the changes it can make; otherwise they are left as they
   *     are
   */
  static CodeEffort of(List<Finding> findings, boolean machine) {
    double low = points(findings, machine, Map.of(Severity.MANDATORY, 1.0));
    double high =
        points(
            findings,
            machine,
            Map.of(Severity.MANDATORY, 1.0, Severity.OPTIONAL, 1.0, Severity.POTENTIAL, 0.5));
    return new CodeEffort(round(DAYS_PER_POINT_LOW * low), round(DAYS_PER_POINT_HIGH * high));
  }

  private static double points(
      List<Finding> findings, boolean machine, Map<Severity, Double> weights) {
    Map<String, Double> byRule = new LinkedHashMap<>();
    for (Finding finding : findings) {
      double repair = finding.machineFixable() ? machine ? REVIEW_SHARE : 0 : 1;
      double points = repair * finding.effort() * weights.getOrDefault(finding.severity(), 0.0);
      byRule.merge(finding.ruleId(), points, (sum, further) -> sum + FURTHER_PLACE * further);
    }
    return byRule.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double round(double days) {
    return Math.round(days * 10) / 10.0;
  }
}
