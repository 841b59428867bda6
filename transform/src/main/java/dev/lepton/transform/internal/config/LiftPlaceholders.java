package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Setting;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;

/** Turns values of Spring's and Quarkus's configuration into placeholders. */
record LiftPlaceholders(Lift.Subject subject, BuildFacts build) implements Recipe {
  private static final String HIGH_PORT = "8080";

  @Override
  public String id() {
    return subject.recipe();
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      refactoring
          .tree()
          .text(finding.file())
          .filter(file -> file.path().matches(".*\\.(properties|ya?ml)"))
          .ifPresent(file -> answer(refactoring, file, finding));
    }
  }

  private void answer(Refactoring refactoring, TextFile file, Finding finding) {
    if (!build.fillsPlaceholders(file.path())) {
      refactoring.leave(finding, "Nothing was found that fills placeholders in this file.");
      return;
    }
    Optional<ConfigLine> line = valueOf(file, finding);
    if (line.isEmpty() || line.get().value().contains("${") || line.get().value().contains("}")) {
      refactoring.leave(finding, "The line does not hold one plain value.");
      return;
    }
    lift(refactoring, file, line.get(), finding.ruleId());
    if (subject == Lift.Subject.CREDENTIAL && line.get().key().endsWith(".password")) {
      liftUser(refactoring, file, line.get().key().replaceFirst("password$", "user(name)?"));
    }
    refactoring.answer(finding);
  }

  /** A new password is of no use with the old user. */
  private void liftUser(Refactoring refactoring, TextFile file, String key) {
    for (int number = 1; number <= file.lines().size(); number++) {
      ConfigLine.at(file, number)
          .filter(line -> line.key().matches(key))
          .filter(line -> !line.value().isEmpty() && !line.value().contains("$"))
          .ifPresent(line -> lift(refactoring, file, line, ""));
    }
  }

  /** A port stands somewhere below the line that is found. */
  private Optional<ConfigLine> valueOf(TextFile file, Finding finding) {
    if (subject != Lift.Subject.PORT || !ConfigLine.isYaml(file)) {
      return ConfigLine.at(file, finding.line());
    }
    for (int number = finding.line(); number <= file.lines().size(); number++) {
      Optional<ConfigLine> line = ConfigLine.at(file, number);
      if (line.filter(found -> found.key().equals("server.port")).isPresent()) {
        return line;
      }
    }
    return Optional.empty();
  }

  private void lift(Refactoring refactoring, TextFile file, ConfigLine line, String rule) {
    String fixed = line.value().startsWith("file:") ? "file:" : "";
    String old = line.value().substring(fixed.length());
    String value = subject == Lift.Subject.PORT ? HIGH_PORT : old;
    Lift lift = new Lift(subject, rule, line.key().replaceFirst("^(spring|quarkus)\\.", ""), value);
    refactoring.hide(lift, file.path(), line.start(), line.value());
    Setting setting = refactoring.lift(lift);
    String placeholder =
        lift.hasFallback()
            ? "${" + setting.name() + ":" + value + "}"
            : "${" + setting.name() + "}";
    refactoring.edit(
        new Edit(
            lift.concern(),
            file.path(),
            line.start(),
            line.value().length(),
            fixed + placeholder,
            rule));
  }
}
