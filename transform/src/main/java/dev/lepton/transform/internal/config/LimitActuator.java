package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;

/** Leaves of Actuator's endpoints to the network what the platform asks for. */
record LimitActuator() implements Recipe {
  private static final String NEEDED = "health,info,metrics,prometheus";
  private static final String KEY = "management.endpoints.web.exposure.include";

  @Override
  public String id() {
    return "actuator-exposure";
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<TextFile> file = refactoring.tree().text(finding.file());
      Optional<ConfigLine> line = file.flatMap(text -> include(text, finding.line()));
      if (line.isEmpty()) {
        refactoring.leave(finding, "The line does not hold the one value *.");
        continue;
      }
      refactoring.edit(
          new Edit(
              Concern.HEALTH_ENDPOINTS,
              finding.file(),
              line.get().start(),
              line.get().value().length(),
              NEEDED,
              finding.ruleId()));
      refactoring.answer(finding);
    }
  }

  private static Optional<ConfigLine> include(TextFile file, int from) {
    for (int number = from; number <= Math.min(from + 2, file.lines().size()); number++) {
      Optional<ConfigLine> line = ConfigLine.at(file, number);
      if (line.filter(l -> l.key().equals(KEY) && l.value().equals("*")).isPresent()) {
        return line;
      }
    }
    return Optional.empty();
  }
}
