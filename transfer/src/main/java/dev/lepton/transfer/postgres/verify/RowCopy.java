package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Copies chosen rows of a table from source to target, as text, in bounded memory. Stateless. */
final class RowCopy {
  private RowCopy() {}

  /**
   * @param from the source's rows, as alias {@code t}: a FROM clause and what follows it
   * @return rows copied
   */
  static long run(Connection source, Connection target, ComparedTable table, String from)
      throws SQLException {
    CopyOut out =
        manager(source)
            .copyOut("COPY (SELECT " + columns(table, sql -> "t." + sql) + from + ") TO STDOUT");
    CopyIn in =
        manager(target)
            .copyIn(
                "COPY "
                    + table.target().name().sql()
                    + " ("
                    + columns(table, sql -> sql)
                    + ") FROM STDIN");
    for (byte[] chunk = out.readFromCopy(); chunk != null; chunk = out.readFromCopy()) {
      in.writeToCopy(chunk, 0, chunk.length);
    }
    return in.endCopy();
  }

  private static CopyManager manager(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Those that the target does not compute by itself. */
  private static String columns(ComparedTable table, Function<String, String> name) {
    return table.target().storedColumns().stream()
        .map(ColumnInfo::sql)
        .map(name)
        .collect(Collectors.joining(", "));
  }

  /** E'' so that the meaning does not hang on standard_conforming_strings. */
  static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
