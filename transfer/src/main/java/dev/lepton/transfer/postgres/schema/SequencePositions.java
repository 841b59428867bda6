package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Sets sequences to where others stand. Stateless and thread-safe. */
public final class SequencePositions {
  private SequencePositions() {}

  /**
   * Works on the caller's connection and never commits. Sequence positions are not transactional in
   * PostgreSQL.
   */
  public static void set(Connection connection, List<SequenceInfo> sequences) throws SQLException {
    String sql =
        "SELECT count(setval(format('%I.%I', s, n)::regclass, v, c))"
            + " FROM unnest(?::text[], ?::text[], ?::bigint[], ?::boolean[]) AS position(s, n, v, c)";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setArray(1, array(connection, "text", sequences, s -> s.name().schema()));
      update.setArray(2, array(connection, "text", sequences, s -> s.name().name()));
      update.setArray(3, array(connection, "bigint", sequences, SequenceInfo::lastValue));
      update.setArray(4, array(connection, "boolean", sequences, SequenceInfo::isCalled));
      update.execute();
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<SequenceInfo> sequences,
      Function<SequenceInfo, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, sequences.stream().map(value).toArray());
  }
}
