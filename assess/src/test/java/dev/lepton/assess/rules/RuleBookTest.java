package dev.lepton.assess.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleBookTest {
  @Test
  void idsAreUniqueAndInKebabCase() {
    assertThat(RuleBook.rules())
        .extracting(Rule::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
  }

  @Test
  void theRulesThatRefactoringReliesUponAreThere() {
    assertThat(RuleBook.rules())
        .extracting(Rule::id)
        .contains(
            "hardcoded-jdbc-url",
            "hardcoded-credential",
            "hardcoded-port",
            "hardcoded-host",
            "hardcoded-directory",
            "in-memory-session",
            "local-file-upload",
            "file-logging",
            "in-process-scheduler",
            "missing-health-endpoint",
            "missing-graceful-shutdown",
            "development-server",
            "debug-mode",
            "sticky-cache",
            "native-library",
            "end-of-life-runtime",
            "secret-in-config");
  }

  @Test
  void whatNeedsARedesignIsLeftToPeople() {
    assertThat(RuleBook.rules())
        .filteredOn(rule -> rule.repair().effort() >= 5)
        .isNotEmpty()
        .noneMatch(rule -> rule.repair().byMachine());
  }
}
