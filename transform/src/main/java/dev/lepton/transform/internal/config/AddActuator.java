package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.HealthPaths;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds Spring Boot's or Quarkus's health endpoints: a dependency, and the probes' groups. */
record AddActuator(BuildFacts build) implements Recipe {
  private static final Pattern CONTEXT_PATH =
      Pattern.compile(
          "(?m)^\\s*(?:server\\.servlet\\.)?context-path\\s*[=:]\\s*[\"']?(/[\\w/-]+)[\"']?\\s*$");

  @Override
  public String id() {
    return "health-endpoints";
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      boolean quarkus = finding.ruleId().equals("lepton-java-health-0020");
      String beside = quarkus ? "io.quarkus" : "org.springframework.boot";
      String artifact = quarkus ? "quarkus-smallrye-health" : "spring-boot-starter-actuator";
      boolean added =
          (quarkus || build.springBoot().filter(version -> version.isAtLeast(2, 3)).isPresent())
              && Dependencies.addBeside(
                  refactoring, Concern.HEALTH_ENDPOINTS, finding, beside + ":" + artifact);
      if (!added) {
        refactoring.leave(
            finding,
            "The version is not managed here, or the build is no plain pom or Gradle file.");
      } else if (quarkus) {
        refactoring.answersAt(new HealthPaths("/q/health/live", "/q/health/ready"));
        refactoring.answer(finding);
      } else {
        openProbes(refactoring, finding);
        refactoring.answer(finding);
      }
    }
  }

  private void openProbes(Refactoring refactoring, Finding finding) {
    SpringSettings.add(
        refactoring,
        Concern.HEALTH_ENDPOINTS,
        finding.file(),
        List.of(new SpringSettings.Added("management.endpoint.health.probes.enabled", "true")),
        finding.ruleId());
    String base = contextPath(refactoring).orElse("") + "/actuator/health";
    refactoring.answersAt(new HealthPaths(base + "/liveness", base + "/readiness"));
    if (build.mentions("spring-boot-starter-security")) {
      refactoring.leave(
          new WorkItem(
              finding.where(),
              finding.ruleId(),
              "Spring Security asks for a login at every path that nothing else is said of.",
              "How the application's own security configuration is meant is not for a machine.",
              "Permit /actuator/health/** to everybody, and nothing else of /actuator.",
              0.25));
    }
  }

  private static Optional<String> contextPath(Refactoring refactoring) {
    return refactoring.tree().files().stream()
        .filter(path -> path.matches("(.*/)?src/main/resources/application\\.(properties|ya?ml)"))
        .flatMap(path -> refactoring.tree().text(path).stream())
        .map(TextFile::content)
        .map(CONTEXT_PATH::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }
}
