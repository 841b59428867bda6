package dev.lepton.transform.internal.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was generated at one time: the sum of every file, and the text of those that a person may
 * edit line by line.
 *
 * @param state the folder in which it is noted
 * @param sums path to {@link #sum}
 */
record Generation(Path state, Map<String, String> sums) {
  private static final String SUMS = "generated";
  private static final String TEXTS = "base";
  private static final long LARGEST_TEXT = 1L << 20;

  /** What was noted in the folder; empty when nothing was. */
  static Generation read(Path state) throws IOException {
    TreeMap<String, String> sums = new TreeMap<>();
    Path noted = state.resolve(SUMS);
    if (Files.exists(noted)) {
      for (String line : Files.readAllLines(noted, StandardCharsets.UTF_8)) {
        int space = line.indexOf(' ');
        sums.put(path(line.substring(space + 1)), line.substring(0, space));
      }
    }
    return new Generation(state, sums);
  }

  /** A path on one line, whatever is in it. */
  private static String line(String path) {
    return path.replace("%", "%25").replace("\n", "%0A");
  }

  private static String path(String line) {
    return line.replace("%0A", "\n").replace("%25", "%");
  }

  /** Of every file below a folder, by its path with forward slashes. */
  static TreeMap<String, String> sums(Path folder) throws IOException {
    TreeMap<String, String> sums = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path file : entries.toList()) {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          sums.put(folder.relativize(file).toString().replace('\\', '/'), sum(file));
        }
      }
    }
    return sums;
  }

  /** Tells whether two files are the same; empty when there is none. */
  static String sum(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return Sha256.of(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
    }
    return Files.exists(file) ? Sha256.of(Files.readAllBytes(file)) : "";
  }

  /** Where the text of a file is kept, if it is. */
  Path text(String path) {
    return state.resolve(TEXTS).resolve(path);
  }

  /**
   * What holds from now on.
   *
   * @param made where the files are that were generated
   * @param unresolved paths for which the older file is still what the user's was made from
   */
  Next next(Path made, Map<String, String> sumsMade, Set<String> unresolved) {
    TreeMap<String, String> next = new TreeMap<>(sumsMade);
    for (String path : unresolved) {
      next.remove(path);
      if (sums.containsKey(path)) {
        next.put(path, sums.get(path));
      }
    }
    return new Next(this, made, next, unresolved);
  }

  /** The generation after one, before it is noted. */
  record Next(Generation last, Path made, Map<String, String> sums, Set<String> unresolved) {
    void write() throws IOException {
      for (String path : last.sums().keySet()) {
        if (!sums.containsKey(path)) {
          Files.deleteIfExists(last.text(path));
        }
      }
      for (String path : sums.keySet()) {
        if (!unresolved.contains(path) && isText(path)) {
          Files.createDirectories(last.text(path).getParent());
          Files.copy(made.resolve(path), last.text(path), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      StringBuilder noted = new StringBuilder();
      sums.forEach((path, sum) -> noted.append(sum).append(' ').append(line(path)).append('\n'));
      Path beside = last.state().resolve(SUMS + ".part");
      Files.writeString(beside, noted.toString());
      Files.move(
          beside,
          last.state().resolve(SUMS),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }

    /** The copy of the user's own sources is edited at its origin, not here. */
    private boolean isText(String path) throws IOException {
      Path file = made.resolve(path);
      return !path.contains("/source/")
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) <= LARGEST_TEXT;
    }
  }
}
