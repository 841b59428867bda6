package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * Replaces the rows of whole tables by those of another database, in one transaction and without a
 * ledger: for few rows while nobody writes. Stateless and thread-safe.
 */
public final class StandingCopy {
  private StandingCopy() {}

  /**
   * A table on both sides.
   *
   * @param from where its rows are read
   * @param to where they replace all those that fit its condition
   */
  public record Pair(TableInfo from, TableInfo to) {}

  /**
   * Neither triggers nor foreign keys act; both sides are alike afterwards.
   *
   * @param writing in a transaction
   */
  public static void run(Connection reading, Connection writing, List<Pair> tables)
      throws SQLException {
    Sql.execute(writing, "SET LOCAL session_replication_role = replica");
    // Not TRUNCATE, which would wait for readers.
    for (Pair table : tables) {
      Sql.execute(writing, CopyStatements.delete(table.to()));
    }
    Set<QualifiedName> textOnly = CopyFormat.textOnly(reading);
    for (Pair table : tables) {
      boolean text = textOnly.contains(table.from().name());
      CopyFormat format = text ? CopyFormat.TEXT : CopyFormat.BINARY;
      TableInfo columns = table.from().withName(table.to().name());
      relay(
          manager(reading).copyOut(CopyStatements.out(table.from(), format, Optional.empty())),
          manager(writing).copyIn(CopyStatements.in(columns, format, false)));
      if (table.to().origin() == TableInfo.Origin.UNLOGGED) {
        Sql.execute(writing, "ANALYZE " + table.to().name().sql());
      }
    }
  }

  private static void relay(CopyOut from, CopyIn to) throws SQLException {
    try (OpenCopy<CopyOut> out = new OpenCopy<>(from);
        OpenCopy<CopyIn> in = new OpenCopy<>(to)) {
      byte[] row = out.operation().readFromCopy();
      while (row != null) {
        in.operation().writeToCopy(row, 0, row.length);
        row = out.operation().readFromCopy();
      }
      in.operation().endCopy();
    }
  }

  private static CopyManager manager(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
