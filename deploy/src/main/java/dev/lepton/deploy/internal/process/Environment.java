package dev.lepton.deploy.internal.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a process gets from its surroundings. */
public final class Environment {
  /**
   * Variables that a started process inherits. Nothing else: ours may hold secrets that are none of
   * its business.
   */
  static final Set<String> INHERITED =
      Set.of(
          "PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "XDG_RUNTIME_DIR");

  private Environment() {}

  /** The absolute path of a program on the PATH. */
  public static Optional<Path> find(String program) {
    return Arrays.stream(
            Optional.ofNullable(System.getenv("PATH"))
                .orElse("/usr/bin:/bin")
                .split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The launcher of the Java runtime that we run on ourselves. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
