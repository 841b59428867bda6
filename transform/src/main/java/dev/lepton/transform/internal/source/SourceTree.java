package dev.lepton.transform.internal.source;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of an application, without what is built, fetched or belongs to version control. Reads
 * only. Not thread-safe: texts are kept once read, so that every recipe sees the same state.
 */
public final class SourceTree {
  private static final Set<String> LEFT_OUT =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          "target",
          "node_modules",
          ".lepton",
          ".venv",
          "venv",
          "__pycache__",
          ".idea",
          ".gradle");

  private final Path root;
  private final List<String> files;
  private final Map<String, Optional<TextFile>> texts = new HashMap<>();

  private SourceTree(Path root, List<String> files) {
    this.root = root;
    this.files = files;
  }

  /**
   * @throws LeptonException SOURCE_FAILED when the folder cannot be read
   */
  public static SourceTree scan(Path root) {
    List<String> files = new ArrayList<>();
    try {
      Files.walkFileTree(root, collectInto(root, files));
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          "The application's source cannot be read: " + e.getMessage(),
          root.toString(),
          "Check spec.application.path and the permissions of the folder.",
          e);
    }
    Collections.sort(files);
    return new SourceTree(root, List.copyOf(files));
  }

  private static FileVisitor<Path> collectInto(Path root, List<String> files) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean skip = !folder.equals(root) && isLeftOut(folder);
        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() || attributes.isSymbolicLink() && staysInside(root, file)) {
          files.add(root.relativize(file).toString().replace('\\', '/'));
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static boolean isLeftOut(Path folder) {
    // A virtual environment may have any name; the file pyvenv.cfg gives it away.
    return LEFT_OUT.contains(folder.getFileName().toString())
        || Files.exists(folder.resolve("pyvenv.cfg"));
  }

  /** A link out of the tree would carry into the image what the user never meant to ship. */
  private static boolean staysInside(Path root, Path link) {
    try {
      Path target = Files.readSymbolicLink(link);
      boolean inside =
          !target.isAbsolute() && link.getParent().resolve(target).normalize().startsWith(root);
      // A link to a link, or through a linked folder, may look as if it stayed.
      return inside && (!Files.exists(link) || link.toRealPath().startsWith(root.toRealPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same tree as it will be, for reading its texts only.
   *
   * @param changes content of changed and new files, by path
   */
  public SourceTree with(Map<String, byte[]> changes) {
    TreeSet<String> all = new TreeSet<>(files);
    all.addAll(changes.keySet());
    SourceTree changed = new SourceTree(root, List.copyOf(all));
    changed.texts.putAll(texts);
    changes.forEach(
        (file, content) -> changed.texts.put(file, Optional.of(TextFile.decode(file, content))));
    return changed;
  }

  public Path root() {
    return root;
  }

  /** Paths relative to the root with forward slashes, sorted. */
  public List<String> files() {
    return files;
  }

  public List<String> files(String suffix) {
    return files.stream().filter(file -> file.endsWith(suffix)).toList();
  }

  public boolean contains(String file) {
    return Collections.binarySearch(files, file) >= 0;
  }

  /** The file's text; empty when the tree has no such file. */
  public Optional<TextFile> text(String file) {
    return contains(file) ? texts.computeIfAbsent(file, this::read) : Optional.empty();
  }

  private Optional<TextFile> read(String file) {
    try {
      return Optional.of(TextFile.decode(file, Files.readAllBytes(root.resolve(file))));
    } catch (NoSuchFileException danglingLink) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether any file with the suffix contains the text. */
  public boolean mentions(String suffix, String wanted) {
    return files(suffix).stream()
        .flatMap(file -> text(file).stream())
        .anyMatch(text -> text.content().contains(wanted));
  }

  /**
   * Copies the files below {@code destination}, with their permissions.
   *
   * @param leftOut paths of files that are not copied
   */
  public void copyTo(Path destination, Collection<String> leftOut) throws IOException {
    Files.createDirectories(destination);
    Set<String> without = Set.copyOf(leftOut);
    for (String file : files) {
      if (without.contains(file)) {
        continue;
      }
      Path copy = destination.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(
          root.resolve(file), copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
