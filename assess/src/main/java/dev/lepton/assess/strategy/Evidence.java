package dev.lepton.assess.strategy;

import dev.lepton.model.assessment.Finding;
import java.util.List;

/** Findings in a few words. */
final class Evidence {
  private static final int NAMED = 3;

  private Evidence() {}

  /** For instance {@code 3 findings (hardcoded-jdbc-url at src/Db.java:12, …)}. */
  static String of(List<Finding> findings, String kind) {
    List<String> named =
        findings.stream()
            .limit(NAMED)
            .map(finding -> finding.ruleId() + " at " + finding.where())
            .toList();
    String more = findings.size() > NAMED ? ", and " + (findings.size() - NAMED) + " more" : "";
    String noun = findings.size() == 1 ? " finding" : " findings";
    return findings.size() + " " + kind + noun + " (" + String.join(", ", named) + more + ")";
  }
}
