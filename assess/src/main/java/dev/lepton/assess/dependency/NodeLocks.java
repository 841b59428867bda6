package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions that lock files of npm, Yarn and pnpm settle on. A package of a workspace is settled
 * by the lock of the nearest folder above it that has one. For one thread.
 */
final class NodeLocks {
  static final List<String> NAMES =
      List.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml");

  private final Map<String, InputFile> files = new HashMap<>();
  private final Map<String, Lock> read = new HashMap<>();
  private final HitSink sink;

  /** One lock file. */
  interface Lock {
    /**
     * A package's version.
     *
     * @param folder of the package.json that asks for it, relative to the lock; empty for its own
     * @param range as it asks for it
     */
    Optional<String> version(String folder, String name, String range);
  }

  NodeLocks(AnalysisInput input, HitSink sink) {
    this.sink = sink;
    input.application().stream()
        .filter(file -> NAMES.contains(file.name()))
        .forEach(file -> files.put(file.path(), file));
  }

  /**
   * The version of a package.
   *
   * @param path of the package.json
   * @return empty without a lock, or when it does not know the package
   */
  Optional<String> version(String path, String name, String range) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String own = folder(path);
    for (String folder = own; ; folder = folder(folder.substring(0, folder.length() - 1))) {
      for (String file : NAMES) {
        InputFile lock = files.get(folder + file);
        if (lock != null) {
          String below = own.substring(folder.length());
          String inside = below.isEmpty() ? "" : below.substring(0, below.length() - 1);
          return read.computeIfAbsent(lock.path(), any -> read(lock)).version(inside, name, range);
        }
      }
      if (folder.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /** With the slash; empty for the root. */
  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private Lock read(InputFile file) {
    return switch (file.name()) {
      case "yarn.lock" -> YarnLock.of(text(file));
      case "pnpm-lock.yaml" -> PnpmLock.of(text(file));
      default -> NpmLock.of(file, sink);
    };
  }

  private String text(InputFile file) {
    return Texts.read(file, sink).orElse("");
  }
}
