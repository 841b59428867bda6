package dev.lepton.pipeline.journal;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says why a journal cannot be opened. */
final class JournalFailure {
  private JournalFailure() {}

  static LeptonException explain(Path file, RuntimeException failure) {
    return switch (reason(failure)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          new LeptonException(
              ErrorCode.DOCUMENT_MISSING,
              "the journal is damaged: " + failure.getMessage(),
              file.toString(),
              "put a copy of it back; if there is none, move the workspace away and start anew",
              failure);
      case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
          new LeptonException(
              ErrorCode.DISK_FULL,
              "the journal cannot be written: " + failure.getMessage(),
              file.toString(),
              "free disk space, check the folder's rights",
              failure);
      default ->
          new LeptonException(
              ErrorCode.INTERNAL,
              "the journal cannot be opened: " + failure.getMessage(),
              file.toString(),
              "run again",
              failure);
    };
  }

  /** SQLite's own reason, without what it adds to be more precise. */
  private static SQLiteErrorCode reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException known) {
        return SQLiteErrorCode.getErrorCode(known.getResultCode().code & 0xFF);
      }
    }
    return SQLiteErrorCode.UNKNOWN_ERROR;
  }
}
