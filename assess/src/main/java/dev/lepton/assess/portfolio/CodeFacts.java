package dev.lepton.assess.portfolio;

import dev.lepton.assess.findings.RuleGroup;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.assessment.Profile;
import java.util.List;
import java.util.Set;

/** What of an application's code a strategy is chosen from. */
record CodeFacts(Profile profile, List<Finding> findings) {
  private static final Set<String> CONTAINERISED =
      Set.of("Java", "Python", "JavaScript", "TypeScript", "Go", "PHP", "Ruby", "C#");
  private static final int REDESIGN = 5;

  static CodeFacts of(Assessment assessment) {
    return new CodeFacts(assessment.profile(), assessment.findings());
  }

  List<Finding> mandatory() {
    return findings.stream().filter(finding -> finding.severity() == Severity.MANDATORY).toList();
  }

  List<Finding> mandatoryByMachine() {
    return mandatory().stream().filter(Finding::machineFixable).toList();
  }

  List<Finding> mandatoryByPerson() {
    return mandatory().stream().filter(finding -> !finding.machineFixable()).toList();
  }

  List<Finding> redesign() {
    return findings.stream()
        .filter(finding -> !finding.machineFixable() && finding.effort() >= REDESIGN)
        .toList();
  }

  /** Whether it uses code that was made for one kind of processor. */
  boolean hasNativeParts() {
    return findings.stream().anyMatch(RuleGroup.NATIVE_CODE::has);
  }

  /** Whether it is known how to start the application, so that an image can be made of it. */
  boolean canBeContainerised() {
    boolean language =
        profile.languages().stream().map(Profile.Language::name).anyMatch(CONTAINERISED::contains);
    return language && isStartable();
  }

  private boolean isStartable() {
    return profile.entryPoint().isPresent() || profile.buildTool().isPresent();
  }

  /** How much is known of how it is built and started, from 0 to 1. */
  double known() {
    return (profile.entryPoint().isPresent() ? 0.5 : 0)
        + (profile.buildTool().isPresent() ? 0.5 : 0);
  }
}
