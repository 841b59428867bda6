package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The changes of one table could not be written; those of the others have nothing to do with it.
 */
final class TableFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Classes of states that come from the rows or the table and would come again: data, constraints,
   * definitions, checks of views, limits, and what triggers raise.
   */
  private static final Set<String> OF_THE_TABLE = Set.of("22", "23", "42", "44", "54", "P0");

  private final transient QualifiedName table;
  private final String key;

  private TableFailure(QualifiedName table, String key, String reason, Exception cause) {
    super(reason, cause);
    this.table = table;
    this.key = key;
  }

  /** Empty if the failure says nothing about the table: a broken connection, a full disk. */
  static Optional<TableFailure> of(TableTarget table, SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    if (state.length() < 2 || !OF_THE_TABLE.contains(state.substring(0, 2))) {
      return Optional.empty();
    }
    String key = "";
    if (cause instanceof PSQLException) {
      ServerErrorMessage message = ((PSQLException) cause).getServerErrorMessage();
      key = message == null || message.getDetail() == null ? "" : message.getDetail();
    }
    return Optional.of(
        new TableFailure(table.origin(), key, String.valueOf(cause.getMessage()), cause));
  }

  /** A row that would come from where it does not belong. */
  static TableFailure outside(QualifiedName table, String condition) {
    String reason =
        "a row was written that does not satisfy the condition under which the table was moved: "
            + condition;
    return new TableFailure(table, "", reason, new IllegalStateException(reason));
  }

  /** The target has not the rows that the source changed. */
  static TableFailure lacking(TableTarget table, String key, int missing, int of) {
    String reason =
        "the target lacks "
            + missing
            + " of "
            + of
            + " rows of "
            + table.name()
            + " that the source changed; something else wrote to the target";
    return new TableFailure(table.origin(), key, reason, new IllegalStateException(reason));
  }

  /** Its name at the side that the stream comes from. */
  QualifiedName table() {
    return table;
  }

  /** What the server says about the row, or empty. */
  String key() {
    return key;
  }
}
