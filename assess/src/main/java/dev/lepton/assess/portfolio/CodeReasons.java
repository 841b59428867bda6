package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Finding;
import java.util.ArrayList;
import java.util.List;

/** What the findings mean for a strategy, in words; each sentence names places. Stateless. */
final class CodeReasons {
  private static final int NAMED = 3;

  private CodeReasons() {}

  static List<String> of(CodeFacts facts, boolean refactor) {
    List<String> reasons = new ArrayList<>();
    if (!facts.mandatoryByMachine().isEmpty()) {
      String all = counted(facts.mandatoryByMachine(), "mandatory");
      reasons.add(
          refactor
              ? all + ": the code must change, and a machine can do it."
              : all + " stay in the code.");
    }
    if (!facts.mandatoryByPerson().isEmpty()) {
      reasons.add(
          counted(facts.mandatoryByPerson(), "mandatory") + ": a person has to repair them.");
    }
    if (!facts.redesign().isEmpty()) {
      reasons.add(
          counted(facts.redesign(), "costly")
              + ": they raise effort and risk, and limit how far it scales.");
    }
    if (facts.mandatory().isEmpty()) {
      reasons.add("No mandatory finding: the code can run on the target as it is.");
    }
    if (!facts.canBeContainerised()) {
      reasons.add(
          "Neither an entry point nor a build file of a known language was found, so that no image"
              + " can be made of it.");
    }
    return reasons;
  }

  /** For instance {@code 3 mandatory findings (lepton-java-secret-0040 at src/Db.java:12, …)}. */
  private static String counted(List<Finding> findings, String kind) {
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
