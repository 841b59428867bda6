package dev.lepton.assess.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers files, and the reason for each one that is left out. */
final class TreeCollector extends SimpleFileVisitor<Path> {
  /** Generated sources and dumps grow beyond this; nobody writes a file of this size by hand. */
  static final long LARGEST_FILE = 5L * 1024 * 1024;

  private static final Set<String> SKIPPED_FOLDERS =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          ".idea",
          ".vscode",
          ".gradle",
          ".lepton",
          "target",
          "node_modules",
          "__pycache__",
          ".venv",
          "venv",
          ".tox",
          ".mypy_cache",
          ".pytest_cache");

  private static final Set<String> ARCHIVES =
      Set.of("jar", "war", "ear", "zip", "whl", "class", "dll", "so", "dylib");

  private final Path root;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<String> notAnalysed = new ArrayList<>();

  TreeCollector(Path root) {
    this.root = root;
  }

  List<SourceFile> files() {
    return files;
  }

  List<String> notAnalysed() {
    return notAnalysed;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean skipped = !folder.equals(root) && isGenerated(folder);
    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  private static boolean isGenerated(Path folder) {
    String name = String.valueOf(folder.getFileName());
    boolean gradleOutput =
        name.equals("build")
            && (Files.exists(folder.resolveSibling("build.gradle"))
                || Files.exists(folder.resolveSibling("build.gradle.kts")));
    return gradleOutput || SKIPPED_FOLDERS.contains(name);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      visitLink(file);
    } else if (attributes.isRegularFile()) {
      visitRegular(file, attributes.size());
    }
    return FileVisitResult.CONTINUE;
  }

  private void visitLink(Path link) {
    try {
      if (!link.toRealPath().startsWith(root.toRealPath())) {
        leaveOut(link, "a symbolic link that leads out of the application");
      }
    } catch (IOException e) {
      leaveOut(link, "a symbolic link that leads nowhere");
    }
  }

  private void visitRegular(Path file, long size) {
    String path = relative(file);
    String name = String.valueOf(file.getFileName());
    if (size > LARGEST_FILE) {
      leaveOut(
          file,
          String.format(
              Locale.ROOT, "%.1f MiB, more than the 5 MiB that are read", size / 1048576.0));
      return;
    }
    if (ARCHIVES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
      leaveOut(file, "binary");
    }
    files.add(new SourceFile(file, path, Language.ofFile(name), size));
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (file.equals(root)) {
      throw failure;
    }
    leaveOut(file, "cannot be read (" + failure.getClass().getSimpleName() + ")");
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
    if (failure != null) {
      leaveOut(folder, "cannot be listed to its end (" + failure.getClass().getSimpleName() + ")");
    }
    return FileVisitResult.CONTINUE;
  }

  private void leaveOut(Path file, String reason) {
    notAnalysed.add(relative(file) + ": " + reason);
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
