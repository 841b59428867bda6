package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.List;

/** Has Spring Boot end its requests before it stops. */
record StopGracefully(BuildFacts build) implements Recipe {
  @Override
  public String id() {
    return "graceful-shutdown";
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      if (build.springBoot().filter(version -> version.isAtLeast(2, 3)).isEmpty()) {
        refactoring.leave(finding, "Spring Boot knows it since version 2.3 only.");
        continue;
      }
      SpringSettings.add(
          refactoring,
          Concern.GRACEFUL_SHUTDOWN,
          finding.file(),
          List.of(
              new SpringSettings.Added("server.shutdown", "graceful"),
              new SpringSettings.Added("spring.lifecycle.timeout-per-shutdown-phase", "20s")),
          finding.ruleId());
      refactoring.answer(finding);
    }
  }
}
