package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Plan;
import dev.lepton.pipeline.workspace.Fingerprint;
import dev.lepton.plan.Planner;
import java.util.Locale;

/** Where to, how large, at what cost? */
record PlanPhase(RunContext context) implements PhaseRunner<Plan> {
  @Override
  public Phase phase() {
    return Phase.PLAN;
  }

  @Override
  public Class<Plan> type() {
    return Plan.class;
  }

  @Override
  public String inputHash() {
    Assessment assessment = context.documents().require(Phase.ASSESS, Assessment.class);
    return new Fingerprint().text(Planner.inputHash(context.migration(), assessment)).hex();
  }

  @Override
  public Plan run(String inputHash) {
    Assessment assessment = context.documents().require(Phase.ASSESS, Assessment.class);
    return new Planner(context.events()).plan(context.migration(), assessment);
  }

  @Override
  public String summary(Plan plan) {
    return String.format(
        Locale.ROOT,
        "%s %s: %d × %s, $%.0f a month (now %s)",
        plan.chosen().provider(),
        plan.chosen().region(),
        plan.chosen().nodes(),
        plan.chosen().instanceType(),
        plan.costAfter().monthlyUsd(),
        before(plan.costBefore()));
  }

  private static String before(Cost cost) {
    return cost.parts().isEmpty()
        ? "not known"
        : String.format(Locale.ROOT, "$%.0f", cost.monthlyUsd());
  }
}
