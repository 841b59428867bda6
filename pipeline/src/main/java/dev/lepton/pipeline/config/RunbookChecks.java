package dev.lepton.pipeline.config;

import dev.lepton.model.error.Problem;
import dev.lepton.operate.recovery.runbook.Runbook;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What only all runbooks together show.
 *
 * @param documents by the runbook's name
 * @param problems are added to it
 */
record RunbookChecks(Map<String, YamlTree> documents, List<Problem> problems) {

  void check(List<Runbook> runbooks) {
    Map<String, Runbook> byName =
        runbooks.stream().collect(Collectors.toMap(Runbook::name, Function.identity()));
    for (Runbook runbook : runbooks) {
      for (int i = 0; i < runbook.unless().size(); i++) {
        String other = runbook.unless().get(i);
        if (!byName.containsKey(other)) {
          problem(
              runbook,
              i,
              "there is no runbook \"" + other + "\"",
              DidYouMean.nearest(other, byName.keySet())
                  .map(word -> "did you mean \"" + word + "\"?")
                  .orElse("name one of " + String.join(", ", byName.keySet())));
        } else if (waitsFor(byName.get(other), runbook.name(), byName, new HashSet<>())) {
          problem(
              runbook,
              i,
              runbook.name() + " and " + other + " wait for each other",
              "take one out of the other's unless");
        }
      }
    }
  }

  private static boolean waitsFor(
      Runbook from, String name, Map<String, Runbook> all, Set<String> seen) {
    if (from.unless().contains(name)) {
      return true;
    }
    return seen.add(from.name())
        && from.unless().stream()
            .filter(all::containsKey)
            .anyMatch(next -> waitsFor(all.get(next), name, all, seen));
  }

  private void problem(Runbook runbook, int index, String what, String fix) {
    String at = documents.get(runbook.name()).where("/spec/detect/unless/" + index).toString();
    problems.add(new Problem(what, at, fix));
  }
}
