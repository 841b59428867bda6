package dev.lepton.deploy.internal.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that holds a process id and the second in which the process started, so that a pid that
 * the system has given to another process since is recognised. The process writes it itself, before
 * anything else: there is no moment in which it runs unrecorded, even if its parent dies.
 *
 * @param file where it is
 */
record PidFile(Path file) {
  // The system's idea of a process's start moves with its idea of the boot time, by up to a second
  // or two.
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** The process, if it still runs and is the one that was recorded. */
  Optional<ProcessHandle> process() {
    String content = read().trim();
    if (!content.matches("[0-9]{1,10} [0-9]{1,12}")) {
      return Optional.empty();
    }
    String[] words = content.split(" ");
    Instant recorded = Instant.ofEpochSecond(Long.parseLong(words[1]));
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(Liveness::alive)
        .filter(handle -> startedAt(handle, recorded));
  }

  /** Whether the process started at about that instant; true where the system does not tell. */
  static boolean startedAt(ProcessHandle handle, Instant instant) {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, instant).abs().compareTo(TOLERANCE) < 0)
        .orElse(true);
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
