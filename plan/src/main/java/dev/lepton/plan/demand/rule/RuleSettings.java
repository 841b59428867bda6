package dev.lepton.plan.demand.rule;

import java.util.OptionalDouble;

/**
 * Which rule, and what of it can be chosen.
 *
 * @param percentile of the peaks, above 0, at most 100; of VPA it is fixed
 * @param comfort factor of Azure Migrate and of our own rule, at least 1
 * @param horizonDays how far our own rule looks ahead along a trend, 0 for not at all
 * @param historyDays only so many days before the last measurement; empty for the rule's own
 */
public record RuleSettings(
    RuleName name,
    double percentile,
    double comfort,
    double horizonDays,
    OptionalDouble historyDays) {

  public static RuleSettings defaults() {
    return new RuleSettings(RuleName.LEPTON, 95, 1.3, 0, OptionalDouble.empty());
  }

  public SizingRule rule() {
    return switch (name) {
      case LEPTON -> new LeptonRule(this);
      case AZURE_MIGRATE -> new AzureMigrateRule(percentile, comfort, historyDays);
      case VPA -> new VpaRule(historyDays);
      case KRR -> new KrrRule(percentile, historyDays);
    };
  }
}
