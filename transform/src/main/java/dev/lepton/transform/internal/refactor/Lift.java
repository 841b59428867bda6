package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A literal to be replaced by a setting: decides what the setting is called and what kind it is.
 * Pure.
 *
 * @param rule the finding's rule
 * @param hint the name that the code gives the value — constant, variable, key, setter — or empty
 * @param value what the literal says
 */
public record Lift(String rule, String hint, String value) {
  public static final String JDBC_URL = "hardcoded-jdbc-url";
  public static final String CREDENTIAL = "hardcoded-credential";
  public static final String PORT = "hardcoded-port";
  public static final String DIRECTORY = "hardcoded-directory";
  public static final String LOG = "file-logging";

  /** The rules whose findings are answered by a setting. */
  public static final List<String> RULES = List.of(JDBC_URL, CREDENTIAL, PORT, DIRECTORY, LOG);

  private static final String LOG_DIRECTORY = "LOG_DIR";
  private static final Pattern DATABASE_WORDS =
      Pattern.compile(
          "(?:^|_)(?:DB|DATABASE|JDBC|PG|POSTGRES|POSTGRESQL|MYSQL|MARIADB|SQL|DATASOURCE|DEFAULT)(?=_|$)");

  /** Variables that the operating system or the shell gives a meaning of its own. */
  private static final Set<String> RESERVED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "PWD",
          "SHELL",
          "LANG",
          "TMPDIR",
          "TEMP",
          "LOGNAME",
          "HOSTNAME",
          "TERM");

  public Setting.Kind kind() {
    return switch (rule) {
      case JDBC_URL -> Setting.Kind.DATABASE_URL;
      case PORT -> Setting.Kind.PORT;
      case DIRECTORY ->
          directoryName().equals(LOG_DIRECTORY) ? Setting.Kind.LOG : Setting.Kind.DIRECTORY;
      case LOG -> Setting.Kind.LOG;
      default -> credentialKind();
    };
  }

  private Setting.Kind credentialKind() {
    String bare = DATABASE_WORDS.matcher(constantName(hint)).replaceAll("").replaceAll("^_+", "");
    return switch (bare) {
      case "USER", "USERNAME", "USER_NAME", "LOGIN" -> Setting.Kind.DATABASE_USER;
      case "PASSWORD", "PASSWD", "PWD", "PASS" -> Setting.Kind.DATABASE_PASSWORD;
      default -> Setting.Kind.SECRET;
    };
  }

  public Concern concern() {
    return switch (kind()) {
      case DATABASE_URL ->
          hasFallback() ? Concern.EXTERNALISE_CONFIGURATION : Concern.EXTERNALISE_CREDENTIALS;
      case DATABASE_USER, DATABASE_PASSWORD, SECRET -> Concern.EXTERNALISE_CREDENTIALS;
      case LOG -> Concern.EXTERNALISE_LOG_PATH;
      default -> Concern.EXTERNALISE_CONFIGURATION;
    };
  }

  /** Whether the old value may stay in the code as the default. */
  public boolean hasFallback() {
    return switch (kind()) {
      case DATABASE_PASSWORD, SECRET -> false;
      case DATABASE_URL -> !SecretMask.hasCredentials(value);
      default -> true;
    };
  }

  /**
   * What the setting may be called, best first.
   *
   * @param databaseUrl the name that the user wants for the database's URL
   */
  List<String> names(String databaseUrl) {
    List<String> names = new ArrayList<>();
    switch (kind()) {
      case DATABASE_URL -> names.add(databaseUrl);
      case DATABASE_USER -> names.add("DATABASE_USER");
      case DATABASE_PASSWORD -> names.add("DATABASE_PASSWORD");
      case PORT -> names.add("PORT");
      case LOG -> names.add(isFile() ? "LOG_FILE" : LOG_DIRECTORY);
      case DIRECTORY -> names.add(directoryName());
      case SECRET, OTHER -> names.add(hint.isEmpty() ? "APPLICATION_SECRET" : constantName(hint));
    }
    if (!hint.isEmpty() && !constantName(hint).matches("DIR|DIRECTORY|PATH|FILE|NAME|VALUE")) {
      names.add(constantName(hint));
    }
    return names.stream()
        .map(name -> RESERVED.contains(name) ? "APP_" + name : name)
        .distinct()
        .toList();
  }

  private boolean isFile() {
    return value.matches(".*\\.[A-Za-z]{2,5}(\\.\\w+)?") || constantName(hint).endsWith("FILE");
  }

  private String directoryName() {
    boolean saysNothing =
        constantName(hint)
            .matches("|DIR|DIRECTORY|PATH|FOLDER|ROOT|HOME|BASE|BASE_DIR|LOCATION|FILE|NAME|VALUE");
    String name = constantName(saysNothing ? lastSegment() : hint);
    if (name.matches("(.*_)?LOGS?(_.*)?")) {
      return LOG_DIRECTORY;
    }
    return name.contains("UPLOAD")
        ? "UPLOAD_DIR"
        : name.matches(".*(DIR|DIRECTORY|PATH|FOLDER|ROOT|HOME)") ? name : name + "_DIR";
  }

  private String lastSegment() {
    String[] segments = value.split("[/\\\\]+");
    String last =
        segments.length == 0
            ? ""
            : segments[segments.length - 1]
                .replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    return last.isEmpty() ? "DATA" : last;
  }

  /** {@code uploadDir}, {@code upload.dir} and {@code UPLOAD_DIR} all become {@code UPLOAD_DIR}. */
  public static String constantName(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toUpperCase(Locale.ROOT);
  }

  /** Whether the finding can be answered by lifting a literal. */
  public static boolean answers(Finding finding) {
    return RULES.contains(finding.ruleId());
  }
}
