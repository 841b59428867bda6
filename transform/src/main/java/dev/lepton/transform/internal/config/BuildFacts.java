package dev.lepton.transform.internal.config;

import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an application's build files say that recipes depend on. Immutable. */
final class BuildFacts {
  private static final Pattern BOOT_IN_POM =
      Pattern.compile(
          "<artifactId>spring-boot-(?:starter-parent|dependencies)</artifactId>\\s*<version>(\\d+)\\.(\\d+)"
              + "|<spring-boot\\.version>(\\d+)\\.(\\d+)",
          Pattern.DOTALL);
  private static final Pattern BOOT_IN_GRADLE =
      Pattern.compile("org\\.springframework\\.boot['\"]\\)?\\s*version\\s*['\"](\\d+)\\.(\\d+)");

  private final SourceTree tree;
  private final List<TextFile> builds;

  BuildFacts(SourceTree tree) {
    this.tree = tree;
    this.builds =
        Stream.of("pom.xml", ".gradle", ".gradle.kts")
            .flatMap(suffix -> tree.files(suffix).stream())
            .flatMap(path -> tree.text(path).stream())
            .toList();
  }

  /** A version as far as it decides anything. */
  record Version(int major, int minor) {
    boolean isAtLeast(int wantedMajor, int wantedMinor) {
      return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }
  }

  /** Of Spring Boot; empty when no build file names it in so many words. */
  Optional<Version> springBoot() {
    return version(BOOT_IN_POM).or(() -> version(BOOT_IN_GRADLE));
  }

  /** The first two numbers that a pattern has two pairs of groups for, of which one is found. */
  Optional<Version> version(Pattern pattern) {
    return builds.stream()
        .map(build -> pattern.matcher(build.content()))
        .filter(Matcher::find)
        .map(
            found -> {
              int first = found.group(1) == null ? 3 : 1;
              return new Version(
                  Integer.parseInt(found.group(first)), Integer.parseInt(found.group(first + 1)));
            })
        .findFirst();
  }

  boolean mentions(String artifact) {
    return builds.stream().anyMatch(build -> build.content().contains(artifact));
  }

  /** Whether a framework replaces <code>${NAME:default}</code> in this file. */
  boolean fillsPlaceholders(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean ofFramework =
        name.matches("(application|bootstrap)[\\w-]*\\.(properties|ya?ml)")
            && (mentions("spring-boot")
                || mentions("org.springframework.boot")
                || mentions("quarkus"));
    return ofFramework || isNamedByPropertySource(name);
  }

  private boolean isNamedByPropertySource(String name) {
    Pattern source =
        Pattern.compile(
            "(?s)@PropertySource\\([^)]*"
                + Pattern.quote(name)
                + "|property-placeholder[^>]*"
                + Pattern.quote(name));
    return Stream.of(".java", ".xml")
        .flatMap(suffix -> tree.files(suffix).stream())
        .flatMap(path -> tree.text(path).stream())
        .filter(text -> text.content().contains(name))
        .anyMatch(text -> source.matcher(text.content()).find());
  }
}
