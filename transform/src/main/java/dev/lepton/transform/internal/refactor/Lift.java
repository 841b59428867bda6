package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A literal to be replaced by a setting: decides what the setting is called and what kind it is.
 * Pure.
 *
 * @param rule the finding's rule
 * @param hint the name that the code gives the value — constant, variable, key, setter — or empty
 * @param value what the literal says
 */
public record Lift(Subject subject, String rule, String hint, String value) {
  /** What a value that is lifted is about; each is a recipe. */
  public enum Subject {
    DATABASE("database-address"),
    CREDENTIAL("credentials"),
    ADDRESS("addresses"),
    PORT("ports"),
    FOLDER("folders");

    private final String recipe;

    Subject(String recipe) {
      this.recipe = recipe;
    }

    /** The recipe's id. */
    public String recipe() {
      return recipe;
    }

    boolean isOf(Finding finding) {
      return RecipeTable.standard().recipe(finding).filter(recipe::equals).isPresent();
    }
  }

  private static final String SECRET_NAMES =
      "(.*_)?(PASSWORD|PASSWD|PASS|PWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY|KEY)(_.*)?";
  private static final String LOG_DIRECTORY = "LOG_DIR";
  private static final Pattern DATABASE_WORDS =
      Pattern.compile(
          "(?:^|_)(?:DB|DATABASE|JDBC|PG|POSTGRES|POSTGRESQL|MYSQL|MARIADB|SQL|DATASOURCE|DEFAULT)(?=_|$)");

  private static final Pattern DATABASE_ADDRESS =
      Pattern.compile(
          "(?i)[\"']?(?:jdbc:|postgres(?:ql)?[+:]|mysql[+:]|mariadb[+:]|oracle[+:]|mssql[+:]).*");

  /** Host and, where it is one, the first part of its name. */
  private static final Pattern HOST =
      Pattern.compile(
          "^(?:[a-z][a-z0-9+.-]*://)?(?:[^@/]*@)?((?:[a-z][\\w-]*)?)[\\w.-]*",
          Pattern.CASE_INSENSITIVE);

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
    return switch (subject) {
      case DATABASE ->
          DATABASE_ADDRESS.matcher(value).matches()
              ? Setting.Kind.DATABASE_URL
              : Setting.Kind.OTHER;
      case PORT -> Setting.Kind.PORT;
      case FOLDER ->
          directoryName().equals(LOG_DIRECTORY) ? Setting.Kind.LOG : Setting.Kind.DIRECTORY;
      case ADDRESS -> SecretMask.hasCredentials(value) ? credentialKind() : Setting.Kind.OTHER;
      case CREDENTIAL -> credentialKind();
    };
  }

  private Setting.Kind credentialKind() {
    if (SecretMask.hasCredentials(value) && DATABASE_ADDRESS.matcher(value).matches()) {
      return Setting.Kind.DATABASE_URL;
    }
    String bare = DATABASE_WORDS.matcher(constantName(hint)).replaceAll("").replaceAll("^_+", "");
    return switch (bare) {
      case "USER", "USERNAME", "USER_NAME", "LOGIN" -> Setting.Kind.DATABASE_USER;
      case "PASSWORD", "PASSWD", "PWD", "PASS" -> Setting.Kind.DATABASE_PASSWORD;
      default -> Setting.Kind.SECRET;
    };
  }

  /** Whether a name is one that secrets have. */
  public static boolean namesSecret(String name) {
    return constantName(name).matches(SECRET_NAMES);
  }

  private boolean namesUser() {
    return constantName(hint).matches("(.*_)?(USER|USERNAME|LOGIN)")
        && !SecretMask.hasCredentials(value);
  }

  /** Whether a name says what kind of secret it is, but not whose. */
  public static boolean isGeneric(String name) {
    return constantName(name).matches("PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY|USER|USERNAME");
  }

  public Concern concern() {
    return switch (kind()) {
      case DATABASE_URL ->
          hasFallback() ? Concern.EXTERNALISE_CONFIGURATION : Concern.EXTERNALISE_CREDENTIALS;
      case DATABASE_USER, DATABASE_PASSWORD, SECRET -> Concern.EXTERNALISE_CREDENTIALS;
      default -> Concern.EXTERNALISE_CONFIGURATION;
    };
  }

  /** Whether the old value may stay in the code as the default. */
  public boolean hasFallback() {
    return switch (kind()) {
      case DATABASE_PASSWORD -> false;
      case SECRET -> namesUser();
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
      case SECRET -> names.add(secretName());
      case OTHER -> names.add(addressName());
    }
    if (!hint.isEmpty()
        && kind() != Setting.Kind.OTHER
        && !constantName(hint).matches("DIR|DIRECTORY|PATH|FILE|NAME|VALUE")) {
      names.add(constantName(hint));
    }
    return names.stream()
        .map(name -> RESERVED.contains(name) ? "APP_" + name : name)
        .distinct()
        .toList();
  }

  private String secretName() {
    if (value.matches("(AKIA|ASIA)[0-9A-Z]{16}")) {
      return "AWS_ACCESS_KEY_ID";
    }
    if (hint.isEmpty()) {
      return "APPLICATION_SECRET";
    }
    return value.contains("://") ? withKind(constantName(hint)) : constantName(hint);
  }

  /** By its own name; else by its host's, so that a reader knows what it leads to. */
  private String addressName() {
    if (subject == Subject.DATABASE) {
      return "DATABASE_HOST";
    }
    String name = constantName(hint);
    if (!name.matches("|URL|URI|HOST|ADDRESS|ENDPOINT|SERVER|BASE_URL|BASE_URI|VALUE")) {
      return withKind(name);
    }
    String kind = value.contains("://") ? "_URL" : "_HOST";
    Matcher host = HOST.matcher(value);
    boolean named = host.find() && !host.group(1).isEmpty() && !host.group(1).equals("localhost");
    return named ? constantName(host.group(1)) + kind : "SERVICE" + kind;
  }

  /** A name that says whether an address or only a host is meant. */
  private String withKind(String name) {
    return !value.contains("://")
            || name.matches(".*(URL|URI|ENDPOINT|ADDRESS|SERVER|LINK|BASE|DSN)S?")
        ? name
        : name + "_URL";
  }

  private boolean isFile() {
    return value.matches(".*\\.[A-Za-z]{2,5}(\\.\\w+)?") || constantName(hint).endsWith("FILE");
  }

  private String directoryName() {
    boolean saysNothing =
        constantName(hint)
            .matches("|DIR|DIRECTORY|PATH|FOLDER|ROOT|HOME|BASE|BASE_DIR|LOCATION|FILE|NAME|VALUE");
    String last = isFile() ? lastSegment().replaceAll("_[A-Za-z0-9]+$", "") : lastSegment();
    String name = constantName(saysNothing ? last : hint);
    if (name.matches("(.*_)?LOGS?(_.*)?")) {
      return LOG_DIRECTORY;
    }
    if (isFile()) {
      return name.matches("(.*_)?(FILE|PATH)") ? name : name + "_FILE";
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
}
