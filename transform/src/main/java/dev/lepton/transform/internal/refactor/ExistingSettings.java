package dev.lepton.transform.internal.refactor;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the environment variables that the sources read already, by the usual spellings. */
final class ExistingSettings {
  private static final Pattern JAVA =
      Pattern.compile(
          "\\b(?:getenv|setting\\w*|requiredSetting\\w*)\\(\\s*\"([A-Z][A-Z0-9_]*)\"(?:\\s*,\\s*\"([^\"\\\\]*)\")?");
  private static final Pattern PYTHON =
      Pattern.compile(
          "\\b(?:environ(?:\\.get)?\\s*[\\[(]|getenv\\()\\s*[\"']([A-Z][A-Z0-9_]*)[\"'](?:\\s*,\\s*[\"']([^\"'\\\\]*)[\"'])?");
  private static final Set<String> OF_THE_SYSTEM =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "PWD",
          "TMPDIR",
          "LANG",
          "HOSTNAME",
          "JAVA_HOME",
          // Of recipes: the manifests know when they are set.
          "JOB",
          "IN_PROCESS_JOBS");

  private ExistingSettings() {}

  static Stream<Setting> in(SourceTree tree, String databaseUrlSetting) {
    return Stream.concat(matches(tree, ".java", JAVA), matches(tree, ".py", PYTHON))
        .filter(found -> !OF_THE_SYSTEM.contains(found.group(1)))
        .map(
            found ->
                setting(found.group(1), Optional.ofNullable(found.group(2)), databaseUrlSetting));
  }

  private static Stream<MatchResult> matches(SourceTree tree, String suffix, Pattern pattern) {
    return tree.files(suffix).stream()
        .filter(path -> !path.contains("src/test/") && !path.matches("(.*/)?tests?/.*"))
        .flatMap(path -> tree.text(path).stream())
        .flatMap(text -> pattern.matcher(text.content()).results());
  }

  private static Setting setting(
      String name, Optional<String> fallback, String databaseUrlSetting) {
    Setting.Kind kind = kind(name, databaseUrlSetting);
    boolean secret =
        kind == Setting.Kind.SECRET
            || kind == Setting.Kind.DATABASE_PASSWORD
            || fallback.filter(SecretMask::hasCredentials).isPresent();
    return new Setting(name, kind, secret ? Optional.empty() : fallback);
  }

  private static Setting.Kind kind(String name, String databaseUrlSetting) {
    if (name.equals(databaseUrlSetting)) {
      return Setting.Kind.DATABASE_URL;
    }
    return switch (name) {
      case "DATABASE_USER" -> Setting.Kind.DATABASE_USER;
      case "DATABASE_PASSWORD" -> Setting.Kind.DATABASE_PASSWORD;
      case "PORT" -> Setting.Kind.PORT;
      case "LOG_DIR", "LOG_FILE" -> Setting.Kind.LOG;
      default ->
          name.matches(".*(PASSWORD|SECRET|TOKEN|API_KEY|PRIVATE_KEY)")
              ? Setting.Kind.SECRET
              : name.matches(".*_(DIR|DIRECTORY)") ? Setting.Kind.DIRECTORY : Setting.Kind.OTHER;
    };
  }
}
