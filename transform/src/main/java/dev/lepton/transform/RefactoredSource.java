package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.model.migration.Migration;
import dev.lepton.transform.internal.config.ConfigRecipes;
import dev.lepton.transform.internal.javasource.JavaRecipes;
import dev.lepton.transform.internal.nodejs.NodeRecipes;
import dev.lepton.transform.internal.python.PythonRecipes;
import dev.lepton.transform.internal.refactor.HealthPaths;
import dev.lepton.transform.internal.refactor.PatchSeries;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.RecipeTable;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Settings;
import dev.lepton.transform.internal.schedule.ProcessJobs;
import dev.lepton.transform.internal.schedule.StoredJobs;
import dev.lepton.transform.internal.source.SecretFiles;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the recipes made of the source.
 *
 * @param jobsApart whether every job that was found in the process can be turned off there
 * @param health where the application answers the platform; empty when it does not
 */
record RefactoredSource(
    PatchSeries patches,
    Settings settings,
    List<WorkItem> workItems,
    Optional<HealthPaths> health,
    boolean jobsApart) {

  static RefactoredSource of(SourceTree tree, Assessment assessment, Migration migration) {
    Refactoring refactoring =
        new Refactoring(tree, assessment, migration.application().databaseUrlSetting());
    if (wanted(migration.transform().refactor(), assessment)) {
      recipes(tree).forEach(recipe -> recipe.run(refactoring));
    }
    refactoring.noteExistingSettings();
    StoredJobs.in(tree).forEach(refactoring::leave);
    ProcessJobs.in(tree).stream()
        .filter(item -> !refactoring.isCarried(item.where()))
        .forEach(refactoring::leave);
    SecretFiles.in(tree).forEach(file -> refactoring.leave(secretFile(file)));
    Optional<HealthPaths> health = refactoring.health().or(() -> alreadyThere(tree));
    return new RefactoredSource(
        PatchSeries.of(refactoring),
        refactoring.settings(),
        refactoring.workItems(),
        health,
        jobsApart(assessment, refactoring.solved()));
  }

  /** In the order of their concerns: what several need is then part of the first one's patch. */
  static List<Recipe> recipes(SourceTree tree) {
    return Stream.of(
            JavaRecipes.of(tree),
            PythonRecipes.of(tree),
            NodeRecipes.of(tree),
            ConfigRecipes.of(tree))
        .flatMap(List::stream)
        .sorted(
            Comparator.comparing(
                recipe -> RecipeTable.standard().row(recipe.id(), recipe.language()).concern()))
        .toList();
  }

  private static boolean jobsApart(Assessment assessment, Set<Finding> solved) {
    List<Finding> jobs =
        assessment.findings().stream()
            .filter(finding -> finding.ruleId().contains("-schedule-"))
            .toList();
    return !jobs.isEmpty() && solved.containsAll(jobs);
  }

  private static WorkItem secretFile(String file) {
    return new WorkItem(
        file,
        "",
        "The file is there to hold secrets, and is in no copy of the source and in no image.",
        "What of it the application needs in the cluster, and under which names, the file alone"
            + " does not tell.",
        "Put the values that are needed into a Secret: as variables, or as a file that is mounted"
            + " where the application looks for it. Change those that were ever committed.",
        0.25);
  }

  private static boolean wanted(String refactor, Assessment assessment) {
    return switch (refactor) {
      case "always" -> true;
      case "never" -> false;
      default -> assessment.decision().refactor();
    };
  }

  private static Optional<HealthPaths> alreadyThere(SourceTree tree) {
    boolean there =
        List.of(".java", ".py").stream()
            .anyMatch(
                suffix ->
                    tree.mentions(suffix, "\"/healthz\"") && tree.mentions(suffix, "\"/readyz\""));
    return there ? Optional.of(HealthPaths.below("")) : Optional.empty();
  }
}
