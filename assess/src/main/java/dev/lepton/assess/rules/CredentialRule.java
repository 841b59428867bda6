package dev.lepton.assess.rules;

import dev.lepton.assess.code.Argument;
import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Text;
import dev.lepton.assess.code.Value;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A user name or password stands in the code. */
final class CredentialRule {
  private static final Set<String> PASSWORD_SETTERS =
      Set.of("setPassword", "setPasswd", "password");
  private static final Set<String> USER_SETTERS = Set.of("setUser", "setUsername", "setUserName");
  private static final Set<String> MAP_SETTERS =
      Set.of("put", "setProperty", "addDataSourceProperty");

  private CredentialRule() {}

  static Rule rule() {
    return new Rule(
        "hardcoded-credential",
        Category.SECRET,
        Severity.MANDATORY,
        new Advice(
            "Credential fixed in code",
            "Whoever can read the repository or the artefact can log in, the credential cannot be"
                + " changed without a release, and the target database has another one.",
            "Read it from an environment variable that the platform fills from its secret store,"
                + " and change the old one."),
        Repair.machine(1),
        List.of(Matcher.java(CredentialRule::java), Matcher.python(CredentialRule::python)));
  }

  private static Stream<Match> java(CodeFile file) {
    Stream<Match> calls = file.calls().stream().flatMap(CredentialRule::javaCall);
    return Stream.of(calls, named(file), inUrls(file)).flatMap(s -> s);
  }

  private static Stream<Match> javaCall(Call call) {
    if (call.is("java.sql.DriverManager", "getConnection") && call.arguments().size() > 2) {
      return Stream.concat(user(call.argument(1)), password(call.argument(2)));
    }
    if (PASSWORD_SETTERS.contains(call.name()) && call.arguments().size() == 1) {
      return password(call.argument(0));
    }
    if (USER_SETTERS.contains(call.name()) && isDataSource(call)) {
      return user(call.argument(0));
    }
    boolean pair = MAP_SETTERS.contains(call.name()) && call.arguments().size() == 2;
    boolean secret =
        pair
            && call.argument(0)
                .filter(key -> key.isFixedText() && Words.nameSecret(key.text()))
                .isPresent();
    return secret
        ? password(call.argument(1).filter(value -> Words.canBeSecret(value.text(), "")))
        : Stream.empty();
  }

  private static boolean isDataSource(Call call) {
    return call.owner().candidates().stream()
        .anyMatch(type -> type.endsWith("DataSource") || type.endsWith("HikariConfig"));
  }

  private static Stream<Match> user(Optional<Value> value) {
    return value
        .filter(Value::isFixedText)
        .filter(user -> !user.text().isBlank())
        .map(Match::of)
        .stream();
  }

  private static Stream<Match> password(Optional<Value> value) {
    return value
        .filter(Value::isFixedText)
        .filter(text -> !text.text().isBlank())
        .map(Match::ofSecret)
        .stream();
  }

  private static Stream<Match> named(CodeFile file) {
    return file.values().stream()
        .filter(named -> Words.nameSecret(named.name()) && named.value().isFixedText())
        .filter(named -> named.value().place().file().equals(file.source().path()))
        .filter(named -> !named.value().text().contains(Value.UNKNOWN_PART))
        .filter(named -> Words.canBeSecret(named.value().text(), named.name()))
        .map(named -> Match.ofSecret(named.value()));
  }

  private static Stream<Match> inUrls(CodeFile file) {
    return file.texts().stream()
        .map(Text::value)
        .filter(Value::isFixedText)
        .flatMap(
            value ->
                Urls.password(value.text())
                    .filter(
                        password ->
                            Words.canBeSecret(password, "")
                                && !password.contains(Value.UNKNOWN_PART))
                    .map(password -> new Match(value.place(), false, List.of(password)))
                    .stream());
  }

  private static Stream<Match> python(CodeFile file) {
    Stream<Match> keywords =
        file.calls().stream()
            .flatMap(call -> call.arguments().stream())
            .filter(argument -> !argument.name().isEmpty() && Words.nameSecret(argument.name()))
            .filter(argument -> argument.value().isFixedText())
            .filter(argument -> Words.canBeSecret(argument.value().text(), argument.name()))
            .map(Argument::value)
            .map(Match::ofSecret);
    return Stream.of(keywords, named(file), inUrls(file)).flatMap(s -> s);
  }
}
