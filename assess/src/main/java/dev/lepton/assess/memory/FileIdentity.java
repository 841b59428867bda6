package dev.lepton.assess.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What tells a file outside of the input from a later one at the same place. Stateless. */
public final class FileIdentity {
  private FileIdentity() {}

  /**
   * A value for a {@link dev.lepton.assess.input.FileMemory}. Equal ones mean equal bytes, or that
   * there is no file both times: by the file system's word where that is proof, else by a hash.
   */
  public static Object of(Path file) {
    Optional<FileStamp> stamp = FileStamp.of(file);
    if (stamp.isEmpty()) {
      return List.of("none");
    }
    FileStamp at = stamp.get();
    if (at.isProof(FileStamp.nanos(Instant.now()))) {
      return List.of("stamp", at.size(), at.modified(), at.changed(), at.inode());
    }
    try {
      return Files.isRegularFile(file) ? List.of("hash", FileStamp.hash(file)) : List.of("none");
    } catch (IOException e) {
      return List.of("unreadable");
    }
  }
}
