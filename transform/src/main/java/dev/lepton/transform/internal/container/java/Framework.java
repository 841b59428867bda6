package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.language.Folder;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a Java application is made with, as far as it decides how it is started. */
enum Framework {
  SPRING_BOOT("Spring Boot", Optional.of("SERVER_PORT")),
  QUARKUS("Quarkus", Optional.of("QUARKUS_HTTP_PORT")),
  MICRONAUT("Micronaut", Optional.of("MICRONAUT_SERVER_PORT")),
  HELIDON("Helidon", Optional.of("SERVER_PORT")),
  NONE("Java", Optional.empty());

  private static final Pattern SPRING_WEB =
      Pattern.compile(
          "spring-boot-starter-(web|webflux|webmvc|data-rest|jersey|graphql|undertow|tomcat|jetty)");
  private static final Pattern SERVER =
      Pattern.compile(
          "\\b(HttpServer|ServerSocket|ServerSocketChannel|ServerBootstrap|Tomcat|Undertow|Javalin|HttpServerFactory"
              + "|WebServer|RatpackServer|vertx|Spark\\.(get|port)|new Server\\()");

  private final String title;
  private final Optional<String> portVariable;

  Framework(String title, Optional<String> portVariable) {
    this.title = title;
    this.portVariable = portVariable;
  }

  String title() {
    return title;
  }

  /** The variable that the framework reads the port from, whatever its settings say. */
  Optional<String> portVariable() {
    return portVariable;
  }

  /**
   * @param uses whether the build names an artifact that matches
   */
  static Framework of(Predicate<Pattern> uses) {
    if (uses.test(Pattern.compile("spring-boot.*|org\\.springframework\\.boot"))) {
      return SPRING_BOOT;
    }
    if (uses.test(Pattern.compile("quarkus-.*|io\\.quarkus"))) {
      return QUARKUS;
    }
    if (uses.test(Pattern.compile("micronaut-.*|io\\.micronaut\\..*"))) {
      return MICRONAUT;
    }
    return uses.test(Pattern.compile("helidon-.*|io\\.helidon\\..*")) ? HELIDON : NONE;
  }

  /** Whether it answers requests, told by its libraries, or else by what its sources use. */
  Role role(Predicate<Pattern> uses, Folder folder) {
    boolean listens =
        switch (this) {
          case SPRING_BOOT -> uses.test(SPRING_WEB);
          case NONE ->
              folder.anywhere(".java", SERVER).or(() -> folder.anywhere(".kt", SERVER)).isPresent();
          default -> true;
        };
    return listens ? Role.WEB : Role.WORKER;
  }
}
