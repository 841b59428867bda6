package dev.lepton.transform.internal.output;

import dev.lepton.model.bundle.Bundle.GeneratedFile;
import dev.lepton.model.folder.FolderRemoval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder in which files are made before they are put into their place. Not thread-safe. */
public final class Staging {
  private final Path folder;
  private final List<GeneratedFile> files = new ArrayList<>();

  private Staging(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder anew, empty. */
  public static Staging in(Path folder) throws IOException {
    FolderRemoval.delete(folder);
    Files.createDirectories(folder);
    return new Staging(folder);
  }

  public Path folder() {
    return folder;
  }

  /**
   * @param path relative, with forward slashes
   * @param kind as in {@link GeneratedFile}
   */
  public void write(String path, String kind, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    files.add(new GeneratedFile(path, kind, Sha256.of(bytes)));
  }

  /** What was written by {@link #write}, sorted by path. */
  public List<GeneratedFile> files() {
    return files.stream().sorted(Comparator.comparing(GeneratedFile::path)).toList();
  }

  /** Takes away everything that was begun. */
  public void discard() throws IOException {
    FolderRemoval.delete(folder);
  }
}
