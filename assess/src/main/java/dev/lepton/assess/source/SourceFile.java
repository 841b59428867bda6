package dev.lepton.assess.source;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One regular file of the application.
 *
 * @param location where it is on this machine
 * @param path relative to the application's root, with forward slashes
 * @param language empty when its name does not tell
 * @param size in bytes
 */
public record SourceFile(Path location, String path, Optional<Language> language, long size) {
  private static final Pattern TEST =
      Pattern.compile(
          "(^|.*/)(src/test|tests?|__tests__|spec)/.*|(^|.*/)(test_[^/]*|[^/]*_test|conftest)\\.py");

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder's path, empty for the root. */
  public String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  public boolean isIn(Language wanted) {
    return language.filter(wanted::equals).isPresent();
  }

  /** Whether the file only tests the application: it never runs on the target. */
  public boolean isTest() {
    return !path.startsWith("src/main/")
        && !path.contains("/src/main/")
        && TEST.matcher(path).matches();
  }
}
