package dev.lepton.transfer.postgres.copy;

import java.sql.SQLException;
import org.postgresql.copy.CopyOperation;

/**
 * Ends a COPY that was broken off. Until then its connection takes no other command, not even a
 * rollback: it would wait for the COPY for ever.
 */
public record OpenCopy<T extends CopyOperation>(T operation) implements AutoCloseable {

  /** Does nothing after a regular end. */
  @Override
  public void close() throws SQLException {
    if (operation.isActive()) {
      operation.cancelCopy();
    }
  }
}
