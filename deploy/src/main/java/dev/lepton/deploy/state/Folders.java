package dev.lepton.deploy.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {
  private Folders() {}

  /** Everything in the folder, itself first; symbolic links are not followed. Empty when it does not exist. */
  public static List<Path> walk(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the folder and everything in it. Without effect when it does not exist. */
  public static void delete(Path folder) {
    walk(folder).stream()
        .sorted(Comparator.reverseOrder())
        .forEach(path -> new StateFile(path).delete());
  }
}
