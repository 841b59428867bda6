package dev.lepton.assess.ruletest;

import dev.lepton.model.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of all test cases.
 *
 * @param cases in the order of files and rules
 * @param problems rule and test files that could not be read; their cases count as failed
 */
public record RuleTestReport(List<CaseResult> cases, List<Problem> problems) {
  /** How many of how many. */
  public record Score(int passed, int total) {
    Score plus(boolean good) {
      return new Score(passed + (good ? 1 : 0), total + 1);
    }
  }

  public int passed() {
    return (int) cases.stream().filter(CaseResult::passed).count();
  }

  public int failed() {
    return failures().size();
  }

  /** Neither passed nor failed: what they expect is known to be wrong. */
  public List<CaseResult> deviations() {
    return cases.stream().filter(CaseResult::deviates).toList();
  }

  /** Passed, but not before a strict judge. */
  public List<CaseResult> remarkable() {
    return cases.stream().filter(result -> !result.remark().isEmpty()).toList();
  }

  public List<CaseResult> failures() {
    return cases.stream().filter(result -> !result.passed() && !result.deviates()).toList();
  }

  /** By the providers that a rule uses, joined with {@code +}; deviations have not passed. */
  public Map<String, Score> byProvider() {
    Map<String, Score> scores = new TreeMap<>();
    for (CaseResult result : cases) {
      scores.merge(
          String.join("+", result.providers()),
          new Score(0, 0).plus(result.passed()),
          (left, right) -> new Score(left.passed() + right.passed(), left.total() + right.total()));
    }
    return scores;
  }
}
