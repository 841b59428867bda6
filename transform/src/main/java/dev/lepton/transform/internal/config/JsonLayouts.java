package dev.lepton.transform.internal.config;

import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layouts by which a logging library writes a record as one line of JSON, where its version is
 * known to have one. Logback has an encoder of its own since 1.3.8 and 1.4.8; Log4j 2 has one in an
 * artifact of its own since 2.14. An older Logback is given a {@link JsonClass class} for it.
 */
record JsonLayouts(BuildFacts build) {
  static final String TEMPLATE = "classpath:EcsLayout.json";

  /** By default it writes the message without its arguments in their places. */
  private static final String LOGBACK_ENCODER =
      "<encoder class=\"ch.qos.logback.classic.encoder.JsonEncoder\">"
          + "<withFormattedMessage>true</withFormattedMessage></encoder>";

  private static final Pattern LOGBACK =
      Pattern.compile(
          "logback-classic</artifactId>\\s*<version>(\\d+)\\.(\\d+)|logback-classic:(\\d+)\\.(\\d+)",
          Pattern.DOTALL);
  private static final Pattern IS_LAYOUT = Pattern.compile("^<(?:encoder|layout|PatternLayout)\\b");
  private static final Pattern WRITES_JSON =
      Pattern.compile("(?i)json|logstash|ecs|structured|gelf");

  /**
   * In place of a console appender's own layout; empty when it stays, of which a work item tells.
   *
   * @param offset where the layout begins
   */
  Optional<String> layout(
      Refactoring refactoring, TextFile file, int offset, String present, String rule) {
    if (WRITES_JSON.matcher(present).find() || !IS_LAYOUT.matcher(present).find()) {
      return Optional.empty();
    }
    Optional<String> json = json(refactoring, file, present, rule);
    if (json.isEmpty()) {
      stays(refactoring, file, file.lineAt(offset), rule);
    }
    return json;
  }

  /** Leaves a layout that writes lines for people's eyes to a person. */
  static void stays(Refactoring refactoring, TextFile file, int line, String rule) {
    refactoring.leave(
        new WorkItem(
            file.path() + ":" + line,
            rule,
            "The log goes to standard output now, but not as JSON.",
            "The library's version has no layout of JSON that is known here, and there is no main class"
                + " whose package a layout of our own could go to.",
            "Move to a version with such a layout (Logback 1.5, Log4j 2.14 with"
                + " log4j-layout-template-json), or name a layout of your own here; whoever gathers the"
                + " log can search its fields then.",
            0.5));
  }

  private Optional<String> json(
      Refactoring refactoring, TextFile file, String present, String rule) {
    if (present.startsWith("<encoder")) {
      return hasEncoder()
          ? Optional.of(LOGBACK_ENCODER)
          : JsonClass.LOGBACK
              .add(refactoring, file, rule)
              .map(
                  name ->
                      "<encoder class=\"ch.qos.logback.core.encoder.LayoutWrappingEncoder\"><layout class=\""
                          + name
                          + "\"/></encoder>");
    }
    return present.startsWith("<PatternLayout") && addTemplates(refactoring, file, rule)
        ? Optional.of("<JsonTemplateLayout eventTemplateUri=\"" + TEMPLATE + "\"/>")
        : Optional.empty();
  }

  private boolean hasEncoder() {
    return build.springBoot().filter(version -> version.isAtLeast(3, 2)).isPresent()
        || build.version(LOGBACK).filter(version -> version.isAtLeast(1, 5)).isPresent();
  }

  /** Beside Log4j's core, whose version it has, in the build of the module that the file is in. */
  static boolean addTemplates(Refactoring refactoring, TextFile file, String rule) {
    String folder = file.path().replaceFirst("(^|/)(src|conf|config|resources)/.*", "$1");
    for (String name : new String[] {"pom.xml", "build.gradle"}) {
      Optional<TextFile> found = refactoring.tree().text(folder + name);
      if (found.isEmpty()) {
        continue;
      }
      String artifact = "org.apache.logging.log4j:log4j-layout-template-json";
      Matcher version =
          Pattern.compile("log4j-core(?:</artifactId>\\s*<version>|:)(\\d+)\\.(\\d+)")
              .matcher(found.get().content());
      boolean old =
          version.find()
              && !new BuildFacts.Version(
                      Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))
                  .isAtLeast(2, 14);
      return !old
          && (found.get().content().contains("log4j-layout-template-json")
              || Dependencies.addBeside(
                  refactoring, Concern.LOG_TO_STDOUT, found.get(), artifact, rule));
    }
    return false;
  }
}
