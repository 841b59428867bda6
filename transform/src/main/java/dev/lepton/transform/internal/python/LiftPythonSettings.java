package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Setting;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns literals on single lines into lookups in {@code os.environ}. */
final class LiftPythonSettings {
  private static final String DEBUG = "debug-mode";
  private static final Pattern DEBUG_ON =
      Pattern.compile("(?:\\bdebug|\\bDEBUG)\\s*=\\s*(True)\\b");

  private final Refactoring refactoring;
  private final Map<String, Concern> needOs = new TreeMap<>();

  LiftPythonSettings(Refactoring refactoring) {
    this.refactoring = refactoring;
  }

  void run() {
    for (String rule : Lift.RULES) {
      open(rule).forEach(this::answer);
    }
    open(DEBUG).forEach(this::turnDebuggingOff);
    needOs.forEach(
        (path, concern) -> file(path).ifPresent(file -> file.importOs(refactoring, concern)));
  }

  private List<Finding> open(String rule) {
    return refactoring.open(rule).stream()
        .filter(finding -> finding.file().endsWith(".py"))
        .toList();
  }

  private Optional<PythonFile> file(String path) {
    return refactoring.tree().text(path).map(PythonFile::new);
  }

  private void answer(Finding finding) {
    PythonFile file = file(finding.file()).filter(PythonFile::canImportOs).orElse(null);
    if (file == null) {
      refactoring.leave(
          finding,
          "The file has no import section to which the access to the environment could be added.");
      return;
    }
    if (file.text().line(finding.line()).contains("os.environ")
        || file.text().line(finding.line()).contains("getenv")) {
      refactoring.answer(finding);
      return;
    }
    List<PythonFile.Literal> literals =
        file.literals(finding.line()).stream().filter(fits(finding.ruleId())).limit(1).toList();
    if (literals.isEmpty()) {
      refactoring.leave(finding, "The value does not stand on this line as a plain literal.");
      return;
    }
    literals.forEach(literal -> lift(file.text(), literal, finding.ruleId()));
    refactoring.answer(finding);
  }

  private static Predicate<PythonFile.Literal> fits(String rule) {
    return switch (rule) {
      case Lift.PORT ->
          literal ->
              literal.value().matches("[1-9]\\d{1,4}")
                  && Integer.parseInt(literal.value()) <= 65535;
      case Lift.JDBC_URL -> literal -> literal.value().contains("://");
      case Lift.CREDENTIAL -> literal -> !literal.number() && !literal.hint().isEmpty();
      default ->
          literal ->
              !literal.number() && !literal.value().isBlank() && !literal.value().contains("://");
    };
  }

  private void lift(TextFile text, PythonFile.Literal literal, String rule) {
    Lift lift = new Lift(rule, literal.hint(), literal.value());
    refactoring.hide(lift, text.path(), literal.start(), literal.source());
    Setting setting = refactoring.lift(lift);
    String fallback = literal.number() ? "\"" + literal.value() + "\"" : literal.source();
    String lookup =
        lift.hasFallback()
            ? "os.environ.get(\"" + setting.name() + "\", " + fallback + ")"
            : "os.environ[\"" + setting.name() + "\"]";
    String expression = literal.number() ? "int(" + lookup + ")" : lookup;
    Edit edit =
        new Edit(
            lift.concern(),
            text.path(),
            literal.start(),
            literal.end() - literal.start(),
            expression,
            rule);
    if (!refactoring.taken(edit)) {
      refactoring.edit(edit);
      needOs.merge(
          text.path(), lift.concern(), (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
  }

  private void turnDebuggingOff(Finding finding) {
    Optional<PythonFile> file = file(finding.file()).filter(PythonFile::canImportOs);
    Optional<Matcher> found =
        file.map(python -> DEBUG_ON.matcher(python.text().line(finding.line())))
            .filter(Matcher::find);
    if (found.isEmpty()) {
      refactoring.leave(finding, finding.reason());
      return;
    }
    TextFile text = file.get().text();
    int start = text.offsetOfLine(finding.line()) + found.get().start(1);
    refactoring.edit(
        new Edit(
            Concern.PRODUCTION_SETTINGS,
            text.path(),
            start,
            "True".length(),
            "os.environ.get(\"FLASK_DEBUG\") == \"1\"",
            DEBUG));
    needOs.putIfAbsent(text.path(), Concern.PRODUCTION_SETTINGS);
    refactoring.answer(finding);
  }
}
