package dev.lepton.assess.memory;

import dev.lepton.assess.input.FileTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in which analyses leave what they found, one file for each input and set of options. An
 * analysis gives the same report with and without it. Several processes may use it at once: the
 * last one to finish is remembered. For one analysis and one thread.
 */
public final class AnalysisCache {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final String SUFFIX = ".analysis";

  private final Path folder;
  private final Path file;
  private final String key;
  private final State old;
  private final long taken;
  private final Optional<String> damage;

  private AnalysisCache(Path folder, Path file, String key, Read read, Instant looked) {
    this.folder = folder;
    this.file = file;
    this.key = key;
    this.old = read.state().orElse(new State(key, 0, Map.of(), List.of()));
    this.damage = read.damage();
    this.taken = FileStamp.nanos(looked);
  }

  private record Read(Optional<State> state, Optional<String> damage) {}

  /**
   * Opens what was left there; what is damaged counts as nothing.
   *
   * @param name which input and options
   * @param key everything besides the files that the outcome depends on
   * @param looked a time before the files are listed
   */
  public static AnalysisCache open(
      Path folder, List<String> name, List<String> key, Instant looked) {
    Path file = folder.resolve(digest(name).substring(0, 32) + SUFFIX);
    String digest = digest(key);
    return new AnalysisCache(folder, file, digest, read(file, digest), looked);
  }

  private static Read read(Path file, String key) {
    try {
      return new Read(State.read(file, key), Optional.empty());
    } catch (IOException e) {
      String reason = e instanceof State.Damaged ? file + " " + e.getMessage() : e.toString();
      return new Read(Optional.empty(), Optional.of(reason));
    }
  }

  /** SHA-256 over texts, each apart from the next. */
  public static String digest(List<String> texts) {
    var digest = FileStamp.digest();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What is wrong with what was left there, and so was not used. */
  public Optional<String> damage() {
    return damage;
  }

  /** A value of the last analysis as a whole. */
  public Optional<Object> recall(String part) {
    State.Bytes bytes = old.values().get(part);
    try {
      return bytes == null ? Optional.empty() : Optional.of(bytes.value());
    } catch (IOException e) {
      throw new UncheckedIOException("the cache holds what its checksum denies", e);
    }
  }

  /** The memory for an analysis of these files. */
  public RunMemory memory(FileTable table) {
    return new RunMemory(old, table, taken);
  }

  /**
   * Leaves what the analysis found, and removes what nobody has used for a month.
   *
   * @return why that failed; the analysis itself is none the worse
   */
  public Optional<String> save(RunMemory memory, FileTable table) {
    try {
      if (memory.isUpToDate()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return Optional.empty();
      }
      makeFolder();
      Optional<State> state = memory.state(key, table);
      if (state.isEmpty()) {
        Files.deleteIfExists(file);
        return Optional.of("more was found than is kept");
      }
      state.get().write(file);
      removeOld();
      return Optional.empty();
    } catch (FileSystemException e) {
      return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void makeFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private void removeOld() throws IOException {
    Instant oldest = Instant.now().minus(KEPT);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path one : files.toList()) {
        String name = String.valueOf(one.getFileName());
        boolean ours = name.endsWith(SUFFIX) || name.startsWith("writing-");
        // Of what another process has just removed, the time is zero.
        if (ours && one.toFile().lastModified() < oldest.toEpochMilli()) {
          Files.deleteIfExists(one);
        }
      }
    }
  }
}
