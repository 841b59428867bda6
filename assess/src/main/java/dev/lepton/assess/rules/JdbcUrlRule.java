package dev.lepton.assess.rules;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Text;
import dev.lepton.assess.code.Value;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Format;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A database's address stands in the code. */
final class JdbcUrlRule {
  private static final Pattern JDBC = Pattern.compile("jdbc:[a-z0-9]+:.*", Pattern.DOTALL);
  private static final Pattern IN_MEMORY =
      Pattern.compile("jdbc:(h2:mem:|hsqldb:mem:|sqlite::memory:|derby:memory:).*", Pattern.DOTALL);
  private static final Pattern PYTHON_URL =
      Pattern.compile(
          "(postgres(ql)?|mysql|mariadb|oracle|mssql|mongodb)(\\+\\w+)?://[^\\s/].*",
          Pattern.DOTALL);
  private static final Pattern ONLY_SCHEME =
      Pattern.compile("[a-z0-9:]+(//)?\uFFFC.*", Pattern.DOTALL);

  private JdbcUrlRule() {}

  static Rule rule() {
    return new Rule(
        "hardcoded-jdbc-url",
        Category.CONFIGURATION,
        Severity.MANDATORY,
        new Advice(
            "Database address fixed in code",
            "The database moves to another address, and every environment has its own; a release"
                + " that carries the address inside reaches the old database, or none.",
            "Read the address from an environment variable, with today's value as the default for"
                + " local work."),
        Repair.machine(1),
        List.of(
            Matcher.java(JdbcUrlRule::java),
            Matcher.python(JdbcUrlRule::python),
            Matcher.config(JdbcUrlRule::descriptor)));
  }

  private static Stream<Match> java(CodeFile file) {
    return fixed(file).filter(value -> isAddress(value.text(), JDBC)).map(Match::of);
  }

  private static Stream<Match> python(CodeFile file) {
    return fixed(file).filter(value -> isAddress(value.text(), PYTHON_URL)).map(Match::of);
  }

  private static Stream<Value> fixed(CodeFile file) {
    return file.texts().stream().map(Text::value).filter(Value::isFixedText);
  }

  /** A scheme alone, followed by what only the running program knows, is no address. */
  private static boolean isAddress(String text, Pattern pattern) {
    return pattern.matcher(text).matches()
        && !IN_MEMORY.matcher(text).matches()
        && !ONLY_SCHEME.matcher(text).matches()
        && text.length() > text.indexOf(':') + 4;
  }

  /**
   * Descriptors that are packed into the artefact; properties and YAML can be overridden from
   * outside by most frameworks.
   */
  private static Stream<Match> descriptor(ConfigFile file) {
    if (file.format() != Format.XML || file.source().name().equals("pom.xml")) {
      return Stream.empty();
    }
    return file.settings().stream()
        .filter(setting -> isAddress(setting.value(), JDBC))
        .map(setting -> Match.at(file.placeOf(setting)).forPerson());
  }
}
