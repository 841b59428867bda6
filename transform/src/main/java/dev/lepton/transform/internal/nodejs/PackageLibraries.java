package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds libraries to package.json, where nothing else must change with it. */
final class PackageLibraries {
  private static final Pattern LIBRARIES = Pattern.compile("\"dependencies\"\\s*:\\s*\\{(\\s*)");
  private static final List<String> LOCKS =
      List.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml");

  private PackageLibraries() {}

  /** Why they cannot be added; empty when they can. */
  static String obstacle(Refactoring refactoring, String... names) {
    if (LOCKS.stream().anyMatch(refactoring.tree()::contains)) {
      return String.join(" and ", names)
          + " must be added to a lock file, which only its tool can do (npm install "
          + String.join(" ", names)
          + ").";
    }
    boolean listed =
        refactoring
            .tree()
            .text("package.json")
            .filter(text -> LIBRARIES.matcher(text.content()).find())
            .isPresent();
    return listed ? "" : "package.json lists no dependencies.";
  }

  /**
   * Adds those that are not there.
   *
   * @param versions by the libraries' names, in their order
   */
  static void add(Refactoring refactoring, Concern concern, Map<String, String> versions) {
    Optional<TextFile> file = refactoring.tree().text("package.json");
    Matcher libraries = LIBRARIES.matcher(file.map(TextFile::content).orElse(""));
    if (!libraries.find()) {
      return;
    }
    String separator = libraries.group(1).isEmpty() ? " " : libraries.group(1);
    StringBuilder added = new StringBuilder();
    versions.forEach(
        (name, version) -> {
          if (!file.orElseThrow().content().contains("\"" + name + "\"")) {
            added.append("\"%s\": \"%s\",%s".formatted(name, version, separator));
          }
        });
    if (!added.isEmpty()) {
      refactoring.insertOnce(concern, "package.json", libraries.end(), added.toString());
    }
  }
}
