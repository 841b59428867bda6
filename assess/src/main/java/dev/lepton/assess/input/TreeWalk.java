package dev.lepton.assess.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One root's files. */
final class TreeWalk extends SimpleFileVisitor<Path> {
  private static final Set<String> SKIPPED_FOLDERS =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          ".idea",
          ".vscode",
          ".gradle",
          ".lepton",
          ".metadata",
          "node_modules",
          "__pycache__",
          ".venv",
          "venv",
          ".tox");

  private final Path root;
  private final Mode mode;
  private final WalkedFiles walked;

  TreeWalk(Path root, Mode mode, WalkedFiles walked) {
    this.root = root;
    this.mode = mode;
    this.walked = walked;
  }

  void walk() {
    if (!Files.isDirectory(root)) {
      takeGiven();
      return;
    }
    try {
      Files.walkFileTree(root, this);
    } catch (IOException e) {
      walked.failed(root.toUri(), "cannot be listed: " + e.getMessage());
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean skipped = !folder.equals(root) && isGenerated(folder);
    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  /** Whether a folder below a root holds what tools made or keep, which no analysis looks into. */
  static boolean isGenerated(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return switch (name) {
      case "target" -> Files.exists(folder.resolveSibling("pom.xml"));
      case "build" ->
          Files.exists(folder.resolveSibling("build.gradle"))
              || Files.exists(folder.resolveSibling("build.gradle.kts"));
      default -> SKIPPED_FOLDERS.contains(name);
    };
  }

  private static final String UNOPENED = "an archive of a kind that is not opened";

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (walked.isFull()) {
      walked.failed(root.toUri(), "holds more files than one run takes on; the rest was not read");
      return FileVisitResult.TERMINATE;
    }
    if (attributes.isSymbolicLink()) {
      visitLink(file);
    } else if (attributes.isRegularFile()) {
      take(file, path(file), attributes.size(), false);
    }
    return FileVisitResult.CONTINUE;
  }

  /** Relative to the root: all that is walked begins with it. */
  private String path(Path file) {
    String path = file.toString().substring(root.toString().length()).replace('\\', '/');
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private void visitLink(Path link) {
    try {
      if (!link.toRealPath().startsWith(root.toRealPath())) {
        walked.leftOut(link.toUri(), "a symbolic link that leads out of what is analysed");
      }
    } catch (IOException e) {
      walked.leftOut(link.toUri(), "a symbolic link that leads nowhere");
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    walked.failed(file.toUri(), Unreadable.reason(failure));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
    if (failure != null) {
      walked.failed(folder.toUri(), "cannot be listed to its end (" + failure.getMessage() + ")");
    }
    return FileVisitResult.CONTINUE;
  }

  private void takeGiven() {
    try {
      take(root, String.valueOf(root.getFileName()), Files.size(root), true);
    } catch (IOException e) {
      walked.failed(root.toUri(), Unreadable.reason(e));
    }
  }

  private void take(Path file, String path, long size, boolean given) {
    InputFile entry = walked.addOnDisk(file, path, size);
    if (Archives.isArchive(entry.name()) && (given || mode == Mode.FULL)) {
      Origin origin =
          given || !entry.extension().equals("jar") ? Origin.APPLICATION : Origin.LIBRARY;
      new Archives(walked).expand(entry, file, origin, 1);
    } else if (Archives.isUnopened(entry.name()) && given) {
      walked.failed(file.toUri(), UNOPENED + "; unpack it to have it analysed");
    } else if (Archives.isUnopened(entry.name())) {
      walked.leftOut(file.toUri(), UNOPENED);
    }
  }
}
