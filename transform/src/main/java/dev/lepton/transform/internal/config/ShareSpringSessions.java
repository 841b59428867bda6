package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sessions of a Spring Boot application go to the store that it has already: to Redis, else to its
 * database, by Spring Session. Only where all that is put into them can be written down.
 */
record ShareSpringSessions(BuildFacts build) implements Recipe {
  private static final Concern CONCERN = Concern.SHARED_SESSIONS;
  private static final String GROUP = "org.springframework.session";
  private static final Pattern PUT =
      Pattern.compile("\\b(?:setAttribute|putValue)\\(\\s*[^,]+,\\s*(.+?)\\s*\\)\\s*;");
  private static final String PLAIN =
      "String|Integer|int|Long|long|Boolean|boolean|Double|double|BigDecimal|Instant|LocalDate|LocalDateTime|UUID";

  @Override
  public String id() {
    return "sessions";
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> findings = refactoring.open(this);
    List<String> obstacles = new ArrayList<>();
    for (Finding finding : findings) {
      refactoring
          .tree()
          .text(finding.file())
          .flatMap(file -> unwritable(refactoring, file, finding.line()))
          .ifPresent(
              value ->
                  obstacles.add(
                      "Whether "
                          + value
                          + " ("
                          + finding.where()
                          + ") can be written to a store is not told."));
    }
    Set<String> done = new HashSet<>();
    for (Finding finding : findings) {
      Optional<TextFile> file = buildOf(refactoring, finding.file());
      List<String> own = new ArrayList<>(obstacles);
      if (own.isEmpty()) {
        file.flatMap(found -> obstacle(found)).ifPresent(own::add);
      }
      boolean added =
          own.isEmpty()
              && file.isPresent()
              && (!done.add(file.get().path()) || share(refactoring, file.get(), finding.ruleId()));
      if (added) {
        refactoring.answer(finding);
      } else {
        String why = "The build is no plain pom or Gradle file.";
        refactoring.leave(finding, own.isEmpty() ? why : String.join(" ", own));
      }
    }
  }

  private Optional<String> obstacle(TextFile file) {
    Optional<BuildFacts.Version> boot = build.springBoot();
    if (boot.isEmpty() && file.content().contains("springframework")) {
      return Optional.of(
          "Without Spring Boot nothing finds Spring Session by itself. Add spring-session-data-redis (or"
              + " spring-session-jdbc), a configuration class with @EnableRedisHttpSession (or"
              + " @EnableJdbcHttpSession) and a connection factory from the environment, and a class that"
              + " extends AbstractHttpSessionApplicationInitializer, whose filter comes before all others.");
    }
    if (boot.isEmpty() || !boot.get().isAtLeast(2, 0) || boot.get().isAtLeast(4, 0)) {
      return Optional.of("What Spring Session needs is known for Spring Boot 2 and 3.");
    }
    return store(file).isEmpty()
        ? Optional.of(
            "The application has neither Redis nor a database that sessions could go to: choose"
                + " one, and add Spring Session for it.")
        : Optional.empty();
  }

  /** The kind of store that the application has. */
  private static Optional<String> store(TextFile file) {
    return file.content().contains("spring-boot-starter-data-redis")
        ? Optional.of("redis")
        : file.content().matches("(?s).*spring-boot-starter-(jdbc|data-jpa|data-jdbc)\\b.*")
            ? Optional.of("jdbc")
            : Optional.empty();
  }

  private boolean share(Refactoring refactoring, TextFile file, String rule) {
    boolean redis = store(file).filter("redis"::equals).isPresent();
    String artifact = GROUP + (redis ? ":spring-session-data-redis" : ":spring-session-jdbc");
    Dependencies.Added added = new Dependencies.Added(artifact, "org.springframework.boot");
    if (!Dependencies.add(refactoring, CONCERN, file, added, rule)) {
      return false;
    }
    List<SpringSettings.Added> settings = new ArrayList<>();
    if (build.springBoot().filter(version -> !version.isAtLeast(3, 0)).isPresent()) {
      settings.add(new SpringSettings.Added("spring.session.store-type", redis ? "redis" : "jdbc"));
    }
    if (!redis) {
      settings.add(new SpringSettings.Added("spring.session.jdbc.initialize-schema", "always"));
    }
    SpringSettings.add(refactoring, CONCERN, file.path(), settings, rule);
    return true;
  }

  private static Optional<TextFile> buildOf(Refactoring refactoring, String source) {
    int sources = source.indexOf("src/main/");
    String folder = sources < 0 ? "" : source.substring(0, sources);
    return Stream.of("pom.xml", "build.gradle", "build.gradle.kts")
        .flatMap(name -> refactoring.tree().text(folder + name).stream())
        .findFirst();
  }

  /** What is put into the session on a line, unless it is known to be serialisable. */
  private static Optional<String> unwritable(Refactoring refactoring, TextFile file, int line) {
    Matcher put = PUT.matcher(file.line(line));
    if (!put.find()) {
      return Optional.of("what is put into the session");
    }
    String value = put.group(1);
    if (value.matches("\"[^\"]*\"|[\\d.]+L?|true|false|String\\.valueOf\\(.*|null")) {
      return Optional.empty();
    }
    Matcher made = Pattern.compile("new\\s+(\\w+)\\s*\\(.*").matcher(value);
    String type = made.matches() ? made.group(1) : type(file, value);
    boolean written =
        type.matches(PLAIN)
            || refactoring.tree().files("/" + type + ".java").stream()
                .flatMap(path -> refactoring.tree().text(path).stream())
                .anyMatch(
                    text ->
                        text.content()
                            .matches(
                                "(?s).*\\b(class|record) "
                                    + Pattern.quote(type)
                                    + "\\b[^{]*\\bimplements\\b[^{]*\\bSerializable\\b.*"));
    return written ? Optional.empty() : Optional.of(value);
  }

  /** The type that a name is declared with in a file; empty text when it is none, or several. */
  private static String type(TextFile file, String name) {
    if (!name.matches("\\w+")) {
      return "";
    }
    List<String> types =
        Pattern.compile("\\b([A-Za-z]\\w*)\\s+" + name + "\\s*[=;,)]")
            .matcher(file.content())
            .results()
            .map(found -> found.group(1))
            .filter(word -> !word.matches("return|new|else|throw"))
            .distinct()
            .toList();
    return types.size() == 1 ? types.get(0) : "";
  }
}
