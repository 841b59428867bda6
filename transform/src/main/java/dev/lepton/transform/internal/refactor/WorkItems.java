package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;

/** Turns findings into work for people: what to do, where, and why a machine had better not. */
final class WorkItems {
  private static final double DAYS_A_POINT = 0.5;

  private WorkItems() {}

  /** Of a finding that no recipe is for. */
  static WorkItem of(Finding finding) {
    return of(finding, "What the right change is depends on what the application means to do.");
  }

  static WorkItem of(Finding finding, String why) {
    return new WorkItem(
        finding.where(),
        finding.ruleId(),
        finding.title() + ". " + finding.reason(),
        why,
        finding.fix(),
        finding.effort() * DAYS_A_POINT);
  }
}
