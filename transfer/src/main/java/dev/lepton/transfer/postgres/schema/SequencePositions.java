package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sets sequences to where others stand. Stateless and thread-safe. */
public final class SequencePositions {
  private SequencePositions() {}

  /**
   * Works on the caller's connection and never commits. Sequence positions are not transactional in
   * PostgreSQL.
   */
  public static void set(Connection connection, List<SequenceInfo> sequences) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
      for (SequenceInfo sequence : sequences) {
        update.setString(1, sequence.name().sql());
        update.setLong(2, sequence.lastValue());
        update.setBoolean(3, sequence.isCalled());
        update.execute();
      }
    }
  }
}
