package dev.lepton.transform;

import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.model.bundle.FindingOutcome;
import dev.lepton.model.bundle.FindingOutcome.Status;
import dev.lepton.model.bundle.TestRun;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.RecipeTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that says what was changed, what became of the findings, and what is left. Pure. */
final class RefactoringPage {
  private RefactoringPage() {}

  /**
   * @param findings of all units
   */
  static String text(List<Unit> units, List<FindingOutcome> findings, List<TestRun> tests) {
    StringBuilder text = new StringBuilder("# What was changed in the source, and what was not\n");
    text.append(
        "\nThe patches of a folder apply one after the other, with `git apply`, in its root."
            + " A recipe is\ntied to the findings it answers; the changed source was assessed again"
            + " by the same rules.\n");
    units.forEach(unit -> text.append(patches(unit)));
    text.append(findings(findings));
    text.append(tests(tests));
    text.append("\n## Left to people\n\n");
    List<String> items =
        units.stream()
            .flatMap(unit -> unit.changed().source().workItems().stream().map(i -> item(unit, i)))
            .toList();
    text.append(items.isEmpty() ? "Nothing.\n" : String.join("", items));
    return text.toString();
  }

  private static String patches(Unit unit) {
    StringBuilder text = new StringBuilder();
    String where = unit.folder().isEmpty() ? "the source" : "`" + unit.folder() + "`";
    text.append("\n## Patches to ").append(where).append("\n\n");
    Map<String, String> patches = unit.changed().source().patches().patches();
    patches
        .keySet()
        .forEach(
            name ->
                text.append("- `")
                    .append(unit.prefix())
                    .append("patches/")
                    .append(name)
                    .append("`: ")
                    .append(Concern.ofPatch(name).explanation())
                    .append('\n'));
    return text.append(patches.isEmpty() ? "None.\n" : "").toString();
  }

  /** By rule; single places are in the document. */
  private static String findings(List<FindingOutcome> findings) {
    StringBuilder text = new StringBuilder("\n## Findings, before and after\n\n");
    text.append("| rule | what | gone | remained | new | recipe |\n|---|---|---|---|---|---|\n");
    Map<String, List<FindingOutcome>> byRule =
        findings.stream()
            .collect(
                Collectors.groupingBy(FindingOutcome::rule, TreeMap::new, Collectors.toList()));
    byRule.forEach(
        (rule, some) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %s |\n",
                    rule,
                    some.get(0).title(),
                    count(some, Status.GONE),
                    count(some, Status.REMAINED),
                    count(some, Status.NEW),
                    some.stream()
                        .flatMap(one -> one.recipe().stream())
                        .findFirst()
                        .or(() -> RecipeTable.standard().elsewhere(rule))
                        .orElse("–"))));
    return text.toString();
  }

  private static String tests(List<TestRun> tests) {
    StringBuilder text = new StringBuilder("\n## The application's own tests\n\n");
    for (TestRun run : tests) {
      String outcome =
          switch (run.outcome()) {
            case PASSED -> "passed on the changed source";
            case FAILED -> "FAILED on the changed source, and pass on your own";
            case FAILED_BEFORE -> "fail on the changed source, and on your own";
            case NOT_RUN -> "not run";
          };
      text.append("- ")
          .append(run.folder().isEmpty() ? "the root" : "`" + run.folder() + "`")
          .append(": ")
          .append(run.command().isEmpty() ? "" : "`" + run.command() + "` ")
          .append(outcome)
          .append(".\n");
      run.detail().lines().map(line -> "      " + line + "\n").forEach(text::append);
    }
    return text.toString();
  }

  private static long count(List<FindingOutcome> findings, Status status) {
    return findings.stream().filter(one -> one.status() == status).count();
  }

  private static String item(Unit unit, WorkItem item) {
    return String.format(
        Locale.ROOT,
        "- `%s` (%s days%s): %s *Not done by machine:* %s *How:* %s\n",
        unit.place(item.where()),
        item.days(),
        item.rule().isEmpty() ? "" : ", " + item.rule(),
        item.what(),
        item.why(),
        item.how());
  }
}
