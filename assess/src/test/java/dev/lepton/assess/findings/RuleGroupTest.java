package dev.lepton.assess.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.StandardRules;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.model.assessment.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new rule that nobody puts into its group would have no risk and no line in the report. */
class RuleGroupTest {
  /** It is about how a program comes to a machine, not about jobs. */
  private static final String DEPLOYMENT = "lepton-ruby-schedule-0020";

  @Test
  void everyRuleAboutJobsIsAmongThem() {
    assertThat(about("schedule"))
        .filteredOn(finding -> !finding.ruleId().equals(DEPLOYMENT))
        .hasSizeGreaterThan(10)
        .allMatch(RuleGroup.JOBS::has);
  }

  @Test
  void everyRuleAboutTheEndOfLifeOfAnImageIsAmongThem() {
    assertThat(about("end-of-life")).hasSizeGreaterThan(5).allMatch(RuleGroup.END_OF_LIFE::has);
  }

  private static List<Finding> about(String topic) {
    return StandardRules.read().rulesets().stream()
        .flatMap(ruleset -> ruleset.rules().stream())
        .map(Rule::id)
        .filter(id -> id.contains("-" + topic + "-"))
        .map(RuleGroupTest::finding)
        .toList();
  }

  private static Finding finding(String id) {
    return new RuleOutcome(id, List.of(), "mandatory", id, 1, "").at("a", 1, "", "");
  }
}
