package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.FileTable.Unread;
import java.util.List;

/**
 * The outcome of one analysis.
 *
 * @param unread what could not be looked into, sorted
 * @param files how many files there were
 */
public record AnalysisReport(List<RulesetReport> rulesets, List<Unread> unread, int files) {
  /** Whether every rule was evaluated and every file was read, but those left out on purpose. */
  public boolean isComplete() {
    return rulesets.stream().allMatch(ruleset -> ruleset.errors().isEmpty())
        && unread.stream().allMatch(Unread::deliberate);
  }
}
