package dev.lepton.transform;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.transform.internal.refactor.RecipeTable;

/** What a machine can repair. Stateless, thread-safe. */
public final class Repairs {
  private Repairs() {}

  /**
   * A finding with the word on whether a machine can repair it: some recipe is for it, which may
   * still leave the place to a person in the end. What the image or the manifests make good need
   * not be changed in the source, and is not mandatory.
   */
  public static Finding judged(Finding finding) {
    boolean beside = RecipeTable.standard().elsewhere(finding.ruleId()).isPresent();
    boolean known = beside || RecipeTable.standard().recipe(finding).isPresent();
    boolean harmless = beside && finding.severity() == Severity.MANDATORY;
    return finding.with(harmless ? Severity.OPTIONAL : finding.severity(), known);
  }
}
