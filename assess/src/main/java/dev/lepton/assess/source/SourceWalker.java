package dev.lepton.assess.source;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Walks an application's folder. Stateless, thread-safe. */
public final class SourceWalker {
  private SourceWalker() {}

  /**
   * Lists the files below a folder. Symbolic links are not followed, which makes cycles harmless;
   * what they lead to inside the folder is met on its own path.
   *
   * @throws LeptonException CONFIG_INVALID when the folder is missing, not a folder or without any
   *     file; CONFIG_UNREADABLE when it cannot be listed
   */
  public static SourceTree walk(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    requireFolder(root);
    TreeCollector collector = new TreeCollector(root);
    try {
      Files.walkFileTree(root, collector);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the application's folder cannot be read: " + e.getMessage(),
          root.toString(),
          "give the user who runs this read access to the folder",
          e);
    }
    List<SourceFile> files =
        collector.files().stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    if (files.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the application's folder holds no file that could be assessed",
          root.toString(),
          "point PATH, or spec.application.path, at the folder with the source code");
    }
    return new SourceTree(root, files, collector.notAnalysed().stream().sorted().toList());
  }

  private static void requireFolder(Path root) {
    String fix = "set spec.application.path to the folder with the application's source code";
    if (!Files.exists(root)) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the application's folder does not exist",
          root.toString(),
          fix);
    }
    if (!Files.isDirectory(root)) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID, "the application's path is not a folder", root.toString(), fix);
    }
  }
}
