package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Value;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The log goes to a file. */
final class LoggingRule {
  private static final Set<String> PYTHON_HANDLERS =
      Set.of(
          "FileHandler", "RotatingFileHandler", "TimedRotatingFileHandler", "WatchedFileHandler");
  private static final Set<String> SETTINGS =
      Set.of(
          "logging.file.name",
          "logging.file.path",
          "logging.file",
          "java.util.logging.FileHandler.pattern");

  private LoggingRule() {}

  static Rule rule() {
    return new Rule(
        "file-logging",
        Category.LOGGING,
        Severity.OPTIONAL,
        new Advice(
            "Log written to a file",
            "The platform collects standard output; a file inside the container is seen by nobody,"
                + " fills the disk and goes with the container.",
            "Log to standard output, one event a line; let the path be configured where a file must"
                + " stay."),
        Repair.machine(1),
        List.of(
            Matcher.java(LoggingRule::java),
            Matcher.python(LoggingRule::python),
            Matcher.config(LoggingRule::config)));
  }

  private static Stream<Match> java(CodeFile file) {
    return file.calls().stream().flatMap(call -> javaCall(call).stream());
  }

  private static Optional<Match> javaCall(Call call) {
    if (call.is("java.util.logging.FileHandler", Call.CONSTRUCTOR)) {
      boolean configured =
          call.argument(0).filter(path -> path.origin() == Value.Origin.CONFIGURED).isPresent();
      return configured ? Optional.empty() : Optional.of(match(call, call.argument(0)));
    }
    Optional<Value> target =
        FileWrites.target(call).filter(path -> path.isFixedText() && FileWrites.isLog(path.text()));
    boolean folder = call.name().startsWith("createDirector");
    return folder ? Optional.empty() : target.map(path -> match(call, target));
  }

  /** A machine can lift the path when all of it stands in the code, in one literal or several. */
  private static Match match(Call call, Optional<Value> path) {
    boolean known =
        path.filter(text -> text.isFixedText() && !text.text().contains(Value.UNKNOWN_PART))
            .isPresent();
    return known ? Match.at(call) : Match.at(call).forPerson();
  }

  private static Stream<Match> python(CodeFile file) {
    Stream<Call> handlers =
        file.calls().stream()
            .filter(
                call ->
                    PYTHON_HANDLERS.contains(call.name())
                        && call.owner().candidates().stream()
                            .anyMatch(o -> o.startsWith("logging")))
            .filter(
                call ->
                    call.argument(0)
                        .filter(path -> path.origin() == Value.Origin.CONFIGURED)
                        .isEmpty());
    Stream<Call> basic =
        file.calls("logging", "basicConfig")
            .filter(call -> call.argument("filename").filter(Value::isFixedText).isPresent());
    return Stream.concat(handlers, basic)
        .map(call -> match(call, call.argument("filename").or(() -> call.argument(0))));
  }

  private static Stream<Match> config(ConfigFile file) {
    return file.settings().stream()
        .filter(setting -> logsToFile(file, setting))
        .map(setting -> Match.at(file.placeOf(setting)).forPerson());
  }

  private static boolean logsToFile(ConfigFile file, Setting setting) {
    boolean fixed = !setting.value().startsWith("${");
    boolean appender =
        file.format() == Format.XML
            && setting.key().matches("(?i).*appender(\\[\\d+])?@class")
            && setting.value().endsWith("FileAppender");
    boolean log4j =
        setting.key().matches("log4j\\.appender\\.\\w+\\.File|appender\\.\\w+\\.fileName");
    return appender || fixed && (log4j || SETTINGS.contains(setting.key()));
  }
}
