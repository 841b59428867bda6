package dev.lepton.transform.internal.container.java;

/** What changed between versions of Spring Boot that an image depends on. Pure. */
final class SpringBoot {
  private SpringBoot() {}

  /** Whether a jar can be taken apart into layers. */
  static boolean hasLayers(String version) {
    return atLeast(version, 2, 3);
  }

  /** Whether that is done by the newer of two tools. */
  static boolean hasTools(String version) {
    return atLeast(version, 3, 3);
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
