package dev.lepton.assess.rules;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.NamedValue;
import dev.lepton.assess.code.Value;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is meant for the developer's machine and would go live. */
final class DevelopmentRules {
  private static final Pattern COMMAND =
      Pattern.compile(
          ".*\\b(manage\\.py\\W+runserver|flask\\W+run|nodemon|react-scripts"
              + " start|webpack(-dev-server| serve)|ng serve|php -S)\\b.*");
  private static final Set<String> STARTING = Set.of("CMD", "ENTRYPOINT", "web", "scripts.start");
  private static final Set<String> DEBUG_SETTINGS =
      Set.of("FLASK_DEBUG", "DJANGO_DEBUG", "DEBUG", "debug");

  private DevelopmentRules() {}

  static Rule developmentServer() {
    return new Rule(
        "development-server",
        Category.RUNTIME,
        Severity.OPTIONAL,
        new Advice(
            "Served by the framework's development server",
            "It is made for one developer: few requests at a time, no hardening, no limits, and its"
                + " makers advise against it.",
            "Serve with a production server, for Python for instance Gunicorn, and keep the"
                + " development server for local work."),
        Repair.machine(1),
        List.of(
            Matcher.python(DevelopmentRules::server), Matcher.config(DevelopmentRules::command)));
  }

  static Rule debugMode() {
    return new Rule(
        "debug-mode",
        Category.RUNTIME,
        Severity.MANDATORY,
        new Advice(
            "Debug mode switched on",
            "Error pages show code and settings to strangers, and some debuggers let them run"
                + " code.",
            "Switch it off by default and let an environment variable switch it on where it is"
                + " wanted."),
        Repair.machine(0),
        List.of(
            Matcher.python(DevelopmentRules::debug),
            Matcher.config(DevelopmentRules::debugSetting)));
  }

  private static Stream<Match> server(CodeFile file) {
    Stream<Match> flask = file.calls("flask.Flask", "run").map(Match::at);
    Stream<Match> plain =
        Stream.concat(
                file.calls("wsgiref.simple_server", "make_server"),
                file.calls("http.server", "HTTPServer"))
            .map(call -> Match.at(call).forPerson());
    return Stream.concat(flask, plain);
  }

  private static Stream<Match> command(ConfigFile file) {
    boolean manifest = file.source().name().equals("package.json");
    boolean starts =
        manifest || file.format() == Format.DOCKERFILE || file.format() == Format.PROCFILE;
    return starts
        ? file.settings().stream()
            .filter(
                setting ->
                    STARTING.contains(setting.key()) && COMMAND.matcher(setting.value()).matches())
            .map(setting -> Match.at(file.placeOf(setting)).forPerson())
        : Stream.empty();
  }

  private static Stream<Match> debug(CodeFile file) {
    Stream<Match> runs =
        file.calls("flask.Flask", "run")
            .flatMap(call -> call.argument("debug").stream())
            .filter(DevelopmentRules::isTrue)
            .map(Match::of);
    Stream<Match> settings =
        file.values().stream()
            .filter(
                value ->
                    Set.of("DEBUG", "debug").contains(value.name())
                        && value.shared()
                        && isTrue(value.value()))
            .map(NamedValue::place)
            .map(Match::at);
    return Stream.concat(runs, settings);
  }

  private static boolean isTrue(Value value) {
    return value.isFixed() && value.text().equals("True");
  }

  private static Stream<Match> debugSetting(ConfigFile file) {
    return file.settings().stream()
        .filter(setting -> switchesDebugOn(file.format(), setting))
        .map(setting -> Match.at(file.placeOf(setting)).forPerson());
  }

  private static boolean switchesDebugOn(Format format, Setting setting) {
    boolean on = Set.of("1", "true", "True", "on").contains(setting.value());
    return switch (format) {
      case ENVIRONMENT ->
          DEBUG_SETTINGS.contains(setting.key()) && on
              || setting.key().equals("FLASK_ENV") && setting.value().equals("development");
      case DOCKERFILE ->
          setting.key().equals("ENV")
              && setting
                  .value()
                  .matches(".*\\b(FLASK_DEBUG|DJANGO_DEBUG)[= ](1|true|True|on)\\b.*");
      case PROPERTIES, YAML -> setting.key().equals("debug") && on;
      default -> false;
    };
  }
}
