package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.pipeline.workspace.Fingerprint;
import dev.lepton.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
  public List<String> changed(Plan plan) {
    Assessment assessment = context.documents().require(Phase.ASSESS, Assessment.class);
    Map<String, String> then = new HashMap<>();
    plan.inputs().forEach(input -> then.put(input.what(), input.sha256()));
    List<String> changed = new ArrayList<>();
    for (PlanInput now : Planner.inputs(context.migration(), assessment)) {
      if (!now.sha256().equals(then.remove(now.what()))) {
        changed.add(now.what());
      }
    }
    changed.addAll(then.keySet());
    return plan.inputs().isEmpty() ? List.of() : changed;
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
