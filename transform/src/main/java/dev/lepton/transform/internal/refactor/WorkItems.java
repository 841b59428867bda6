package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;

/** Turns findings into work for people: what to do, where, and why a machine had better not. */
final class WorkItems {
  private static final double DAYS_A_POINT = 0.5;
  private static final String USUAL_WHY =
      "What the right change is depends on what the application means to do.";

  private WorkItems() {}

  /** Of a finding that no recipe is for. */
  static WorkItem of(Finding finding) {
    return RecipeTable.standard()
        .steps(finding.ruleId())
        .map(steps -> of(finding, steps.why(), steps.how()))
        .orElseGet(() -> of(finding, USUAL_WHY));
  }

  static WorkItem of(Finding finding, String why) {
    return of(finding, why, finding.fix());
  }

  private static WorkItem of(Finding finding, String why, String how) {
    return new WorkItem(
        finding.where(),
        finding.ruleId(),
        finding.title() + ". " + finding.reason(),
        why,
        how,
        finding.effort() * DAYS_A_POINT);
  }
}
