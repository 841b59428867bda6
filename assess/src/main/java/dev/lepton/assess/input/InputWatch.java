package dev.lepton.assess.input;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Waits for changes below the roots of an input, in the folders that {@link InputWalker} looks
 * into. What changed before it was opened is not told, what changes between two calls is. Not
 * thread-safe.
 */
public final class InputWatch implements AutoCloseable {
  /** Programs write a file in several goes, and several files one after the other. */
  private static final Duration QUIET = Duration.ofMillis(50);

  private static final int MOST_ROUNDS = 20;

  private final List<Path> roots;
  private final List<Path> ignored;
  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();

  private InputWatch(List<Path> roots, List<Path> ignored, WatchService service) {
    this.roots = roots;
    this.ignored = ignored;
    this.service = service;
  }

  /**
   * @param roots folders and files that exist
   * @param ignored files and folders whose changes do not count, as those that are written by
   *     whoever waits
   * @throws LeptonException CONFIG_UNREADABLE when the system does not let all folders be watched
   */
  public static InputWatch open(List<Path> roots, List<Path> ignored) {
    try {
      InputWatch watch =
          new InputWatch(
              absolute(roots), absolute(ignored), FileSystems.getDefault().newWatchService());
      try {
        watch.registerAll();
        return watch;
      } catch (IOException | RuntimeException e) {
        watch.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private static List<Path> absolute(List<Path> paths) {
    return paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  private static LeptonException cannot(IOException e) {
    return new LeptonException(
        ErrorCode.CONFIG_UNREADABLE,
        "the folders cannot be watched: " + e.getMessage(),
        "--watch",
        "let the system watch more folders (on Linux the setting fs.inotify.max_user_watches), or"
            + " watch a smaller part of the application",
        e);
  }

  /**
   * Returns once something has changed, and nothing for a moment.
   *
   * @throws LeptonException CONFIG_UNREADABLE when a new folder cannot be watched
   */
  public void await() throws InterruptedException {
    try {
      boolean changed = false;
      while (!changed) {
        changed = take(service.take());
      }
      for (int round = 0; changed && round < MOST_ROUNDS; round++) {
        WatchKey more = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        changed = more != null;
        if (more != null) {
          take(more);
        }
      }
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /** Whether anything that counts has changed in a folder. */
  private boolean take(WatchKey key) throws IOException {
    Path folder = folders.get(key);
    boolean changed = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name && folder != null) {
        Path path = folder.resolve(name);
        if (counts(path)) {
          changed = true;
          register(path);
        }
      } else {
        // More has happened than the system could tell of.
        changed = true;
        registerAll();
      }
    }
    if (!key.reset()) {
      folders.remove(key);
    }
    return changed;
  }

  private boolean counts(Path path) {
    return ignored.stream().noneMatch(path::startsWith)
        && roots.stream().anyMatch(path::startsWith)
        && !(Files.isDirectory(path) && TreeWalk.isGenerated(path));
  }

  private void registerAll() throws IOException {
    for (Path root : roots) {
      // It tells of a file, and of a folder that goes and comes back.
      if (root.getParent() != null && Files.isDirectory(root.getParent())) {
        watch(root.getParent());
      }
      register(root);
    }
  }

  /** A folder and those in it; does nothing for anything else. */
  private void register(Path path) throws IOException {
    boolean root = roots.contains(path) && Files.isDirectory(path);
    if (!root && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!roots.contains(folder) && TreeWalk.isGenerated(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            watch(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            // Gone again, or not to be read: the analysis tells.
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void watch(Path folder) throws IOException {
    try {
      folders.put(
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY),
          folder);
    } catch (IOException e) {
      // A folder that went away meanwhile needs no watching.
      if (Files.isReadable(folder)) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      // Nothing is waited for any more.
      folders.clear();
    }
  }
}
