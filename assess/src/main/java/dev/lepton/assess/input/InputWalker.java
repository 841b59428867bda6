package dev.lepton.assess.input;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Walks folders and archives into one table of files. Stateless, thread-safe. */
public final class InputWalker {
  private InputWalker() {}

  /**
   * Lists all files below the roots. Symbolic links are not followed, which makes cycles harmless.
   *
   * @param roots folders, archives and single files
   * @param mode archives found inside a source tree are opened in {@link Mode#FULL} only
   * @throws LeptonException CONFIG_INVALID when a root is missing
   */
  public static FileTable open(List<Path> roots, Mode mode, InputLimits limits) {
    List<Path> absolute =
        roots.stream().map(root -> root.toAbsolutePath().normalize()).distinct().toList();
    for (Path root : absolute) {
      requireExisting(root);
    }
    WalkedFiles walked = new WalkedFiles(absolute, limits);
    try {
      for (Path root : absolute) {
        new TreeWalk(root, mode, walked).walk();
      }
    } catch (RuntimeException e) {
      walked.close();
      throw e;
    }
    return walked.finish();
  }

  /**
   * Lists a jar that is not part of the input, as a library.
   *
   * @param limits of this one
   */
  public static FileTable library(Path jar, InputLimits limits) {
    WalkedFiles walked = new WalkedFiles(List.of(jar), limits);
    long size = jar.toFile().length();
    InputFile file = walked.addOnDisk(jar, String.valueOf(jar.getFileName()), size);
    new Archives(walked).expand(file, jar, Origin.LIBRARY, limits.depth());
    return walked.finish();
  }

  private static void requireExisting(Path root) {
    if (!Files.exists(root)) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "there is nothing to analyse: the path does not exist",
          root.toString(),
          "give the folder with the sources, or a jar, war or ear");
    }
  }
}
