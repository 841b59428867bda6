package dev.lepton.deploy.internal.state;

import dev.lepton.model.folder.FolderRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {
  private Folders() {}

  /**
   * Everything in the folder, itself first; symbolic links are not followed. Empty when it does not
   * exist.
   */
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

  /** What lies directly in the folder. Empty when it does not exist. */
  public static List<Path> list(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the folder and everything in it. Without effect when it does not exist. */
  public static void delete(Path folder) {
    try {
      FolderRemoval.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies a folder with everything in it but version control. Symbolic links stay links.
   *
   * @param to made when needed
   */
  public static void copy(Path from, Path to) {
    for (Path path : walk(from)) {
      Path relative = from.relativize(path);
      if (!relative.startsWith(".git")) {
        copyOne(path, to.resolve(relative.toString()));
      }
    }
  }

  private static void copyOne(Path from, Path to) {
    try {
      if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
