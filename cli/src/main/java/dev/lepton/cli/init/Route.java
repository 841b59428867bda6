package dev.lepton.cli.init;

import java.util.regex.Pattern;

/**
 * A path that the application answers a GET at.
 *
 * @param where file:line that shows it
 */
record Route(String path, String where) {
  private static final Pattern HEALTH =
      Pattern.compile(
          "/(?:[\\w-]+/)*(?:health|healthz|healthcheck|ready|readyz|live|livez|ping)/?");

  boolean isRoot() {
    return path.equals("/");
  }

  /** Whether its name says that it tells how the application is. */
  boolean isHealth() {
    return HEALTH.matcher(path).matches();
  }
}
