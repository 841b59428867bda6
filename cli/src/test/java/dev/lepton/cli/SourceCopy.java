package dev.lepton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An application's own files, without what a build or a migration left beside them. */
final class SourceCopy {
  private SourceCopy() {}

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> isSource(root.relativize(path)))
          .toList();
    }
  }

  static void copy(Path root, Path target) throws IOException {
    for (Path file : files(root)) {
      Path copy = target.resolve(root.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static boolean isSource(Path relative) {
    return !relative.startsWith("target") && !relative.startsWith(".lepton");
  }
}
