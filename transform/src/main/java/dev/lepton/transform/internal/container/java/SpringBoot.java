package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.language.Folder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What changed between versions of Spring Boot that an image depends on. Pure. */
final class SpringBoot {
  private static final Pattern OWN_LOGGING =
      Pattern.compile(
          ".*/(?:logback|log4j2?|logging)[\\w-]*\\.(?:xml|groovy|ya?ml|json|properties)");
  private static final Pattern SETTINGS =
      Pattern.compile(".*/application[\\w-]*\\.(?:properties|ya?ml)");
  private static final Pattern LOGGING_CHOSEN =
      Pattern.compile("(?m)^\\s*(?:logging\\.)?(?:config|structured|pattern)\\b[.\\w]*\\s*[=:]");

  private SpringBoot() {}

  /** Whether a jar can be taken apart into layers. */
  static boolean hasLayers(String version) {
    return atLeast(version, 2, 3);
  }

  /** Whether that is done by the newer of two tools. */
  static boolean hasTools(String version) {
    return atLeast(version, 3, 3);
  }

  /**
   * The variable, and its value, that has log lines written as JSON, which collectors read without
   * guessing; empty where Spring Boot cannot do it, or the application has a logging configuration
   * of its own.
   */
  static Optional<Map.Entry<String, String>> structuredLog(String version, Folder folder) {
    boolean own =
        folder.tree().files().stream()
            .filter(file -> file.startsWith(folder.at("src/main/resources/")))
            .anyMatch(
                file ->
                    OWN_LOGGING.matcher(file).matches()
                        || SETTINGS.matcher(file).matches()
                            && folder
                                .tree()
                                .text(file)
                                .filter(text -> LOGGING_CHOSEN.matcher(text.content()).find())
                                .isPresent());
    return atLeast(version, 3, 4) && !own
        ? Optional.of(Map.entry("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"))
        : Optional.empty();
  }

  /** The class that starts a jar that was taken apart. */
  static String launcher(String version) {
    return atLeast(version, 3, 2)
        ? "org.springframework.boot.loader.launch.JarLauncher"
        : "org.springframework.boot.loader.JarLauncher";
  }

  private static boolean atLeast(String version, int major, int minor) {
    String[] parts = version.split("[^0-9]+");
    int theirs =
        Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    return theirs >= major * 1000 + minor;
  }
}
