package dev.lepton.pipeline.workspace;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Recognises, behind whatever failed, that a workspace's disk has no room left. */
public final class FullDisk {
  /** With less than this, SQLite cannot open its journal's side files. */
  private static final long ROOM = 1 << 16;

  private FullDisk() {}

  /** DISK_FULL if that is the reason of the failure; otherwise empty. */
  public static Optional<LeptonException> behind(RuntimeException failure, Workspace workspace) {
    Throwable first = first(failure);
    boolean storage = first instanceof IOException || first instanceof SQLException;
    if (!storage || !full(workspace.root())) {
      return Optional.empty();
    }
    return Optional.of(
        new LeptonException(
            ErrorCode.DISK_FULL,
            "the workspace's disk is full: " + first.getMessage(),
            workspace.root().toString(),
            "free disk space there, then run again: what was finished is kept",
            failure));
  }

  private static Throwable first(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean full(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < ROOM;
    } catch (IOException e) {
      // Then it is not for us to say; the failure itself is told.
      return false;
    }
  }
}
