package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.model.migration.Migration;
import dev.lepton.transform.internal.javasource.JavaRecipes;
import dev.lepton.transform.internal.python.PythonRecipes;
import dev.lepton.transform.internal.refactor.PatchSeries;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Settings;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.List;
import java.util.Optional;

/**
 * What the recipes made of the source.
 *
 * @param healthPrefix what stands before /healthz and /readyz; empty when the application has no
 *     such endpoints
 */
record RefactoredSource(
    PatchSeries patches,
    Settings settings,
    List<WorkItem> workItems,
    Optional<String> healthPrefix) {

  static RefactoredSource of(SourceTree tree, Assessment assessment, Migration migration) {
    Refactoring refactoring =
        new Refactoring(tree, assessment, migration.application().databaseUrlSetting());
    Optional<String> prefix = Optional.empty();
    if (wanted(migration.transform().refactor(), assessment)) {
      Optional<String> java = JavaRecipes.apply(refactoring);
      Optional<String> python = PythonRecipes.apply(refactoring);
      prefix = java.or(() -> python);
    }
    // The image starts the application under a production server; the source need not change for
    // that.
    refactoring.open("development-server").forEach(finding -> answer(finding, refactoring));
    refactoring.noteExistingSettings();
    Optional<String> health = prefix.or(() -> alreadyThere(tree));
    return new RefactoredSource(
        PatchSeries.of(refactoring), refactoring.settings(), refactoring.workItems(), health);
  }

  /** The production server listens where PORT says, whatever the call it replaces was given. */
  private static void answer(Finding developmentServer, Refactoring refactoring) {
    refactoring.answer(developmentServer);
    refactoring.open("hardcoded-port").stream()
        .filter(port -> port.where().equals(developmentServer.where()))
        .forEach(refactoring::answer);
  }

  private static boolean wanted(String refactor, Assessment assessment) {
    return switch (refactor) {
      case "always" -> true;
      case "never" -> false;
      default -> assessment.decision().refactor();
    };
  }

  private static Optional<String> alreadyThere(SourceTree tree) {
    boolean there =
        List.of(".java", ".py").stream()
            .anyMatch(
                suffix ->
                    tree.mentions(suffix, "\"/healthz\"") && tree.mentions(suffix, "\"/readyz\""));
    return there ? Optional.of("") : Optional.empty();
  }
}
