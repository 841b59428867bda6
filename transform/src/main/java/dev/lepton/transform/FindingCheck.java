package dev.lepton.transform;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.FindingOutcome;
import dev.lepton.model.bundle.FindingOutcome.Status;
import dev.lepton.transform.internal.refactor.LineMap;
import dev.lepton.transform.internal.refactor.RecipeTable;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the assessment of the changed source against that of the user's own: not the recipes say
 * what they achieved.
 */
final class FindingCheck {
  private final ChangedTree changed;
  private final Map<String, LineMap> lines = new HashMap<>();

  FindingCheck(ChangedTree changed) {
    this.changed = changed;
  }

  /**
   * @param before of the user's own source
   * @param after of the changed one, by the same rules
   * @return by file and line
   */
  List<FindingOutcome> outcomes(List<Finding> before, List<Finding> after) {
    Map<Kind, List<Finding>> unmatched = new LinkedHashMap<>();
    after.forEach(
        finding ->
            unmatched.computeIfAbsent(Kind.of(finding), kind -> new ArrayList<>()).add(finding));
    List<FindingOutcome> outcomes = new ArrayList<>();
    for (Finding finding : ofTheTree(before)) {
      List<Finding> others = unmatched.getOrDefault(Kind.of(finding), List.of());
      Optional<Finding> same =
          others.stream()
              .filter(other -> isSame(finding, other))
              .findFirst()
              .or(
                  () ->
                      others.stream()
                          .filter(other -> map(finding).bothChanged(finding.line(), other.line()))
                          .findFirst());
      same.ifPresent(others::remove);
      outcomes.add(outcome(finding, same.isPresent() ? Status.REMAINED : Status.GONE));
    }
    after.stream()
        .filter(finding -> unmatched.getOrDefault(Kind.of(finding), List.of()).remove(finding))
        .forEach(finding -> outcomes.add(outcome(finding, Status.NEW)));
    return outcomes;
  }

  /** Only findings of a kind can be the same. */
  private record Kind(String rule, String file) {
    static Kind of(Finding finding) {
      return new Kind(finding.ruleId(), finding.file());
    }
  }

  /** What was found in files that are no part of the outcome can be neither gone nor left. */
  private List<Finding> ofTheTree(List<Finding> before) {
    SourceTree tree = changed.tree();
    return before.stream()
        .filter(finding -> tree.contains(finding.file()))
        .sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line))
        .toList();
  }

  private boolean isSame(Finding before, Finding after) {
    return map(before).same(before.line(), after.line());
  }

  private LineMap map(Finding finding) {
    return lines.computeIfAbsent(finding.file(), this::mapOf);
  }

  private LineMap mapOf(String file) {
    byte[] result = changed.source().patches().results().get(file);
    Optional<TextFile> text = changed.tree().text(file);
    if (result == null || text.isEmpty()) {
      return LineMap.unchanged();
    }
    String after = new String(result, text.get().charset());
    return LineMap.of(text.get().lines(), List.of(after.split("\r?\n", -1)));
  }

  private static FindingOutcome outcome(Finding finding, Status status) {
    return new FindingOutcome(
        finding.ruleId(),
        finding.title(),
        finding.where(),
        status,
        status == Status.NEW ? Optional.empty() : RecipeTable.standard().recipe(finding));
  }
}
