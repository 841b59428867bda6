package dev.lepton.plan.demand.rule;

import dev.lepton.plan.usage.Observed;
import java.util.List;

/**
 * Turns what was measured of a workload into the size of one copy. Pure functions: equal input
 * gives an equal answer. Thread-safe.
 */
public sealed interface SizingRule permits AzureMigrateRule, VpaRule, KrrRule, LeptonRule {

  RuleName name();

  /** The rule's settings in words. */
  List<String> settings();

  RuleAnswer size(Observed observed);
}
