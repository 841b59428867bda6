package dev.lepton.pipeline.workspace;

import dev.lepton.model.migration.DatabaseEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Remembers that a standby has taken the place of a database, so that every later command finds the
 * data there.
 *
 * @param folder of the database in the workspace
 */
public record Failover(Path folder) {
  /** What the file says, for people. */
  private record Taken(String from, String to, Instant at) {}

  private Path file() {
    return folder.resolve("failover.json");
  }

  public boolean happened() {
    return Files.exists(file());
  }

  public void note(DatabaseEndpoint from, DatabaseEndpoint to, Instant at) {
    Taken taken = new Taken(from.display(), to.display(), at);
    Documents.writeAtomically(file(), Documents.mapper().writeValueAsString(taken) + "\n");
  }

  /** The database is where migration.yaml says. Without effect where it was all the time. */
  public void forget() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
