package dev.lepton.assess.strategy;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.assessment.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the strategy is chosen from. */
record Facts(Profile profile, List<Finding> findings) {
  private static final Set<String> CONTAINERISED =
      Set.of("Java", "Python", "JavaScript", "TypeScript", "Go", "PHP", "Ruby", "C#");
  private static final Set<Integer> REDESIGN = Set.of(5, 7);

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
        .filter(finding -> !finding.machineFixable() && REDESIGN.contains(finding.effort()))
        .toList();
  }

  Optional<String> mainLanguage() {
    return profile.languages().stream()
        .map(Profile.Language::name)
        .filter(CONTAINERISED::contains)
        .findFirst();
  }

  /** Whether it is known how to start the application, so that an image can be made of it. */
  boolean canBeContainerised() {
    return mainLanguage().isPresent()
        && (profile.entryPoint().isPresent() || profile.buildTool().isPresent());
  }
}
