package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.util.Optional;

/**
 * Which rows of the moved database's tables travel. Conditions are always asked of that database,
 * whichever way the stream goes: only there every function and collation is certain to be the one
 * that was meant.
 *
 * @param source the database that is moved
 * @param back whether the stream leads to it
 */
record RowConditions(ConnectionFactory source, Selection selection, boolean back) {

  boolean none() {
    return selection.rows().isEmpty();
  }

  /** The condition on a table of the stream; empty if all of its rows travel. */
  Optional<String> of(QualifiedName table) {
    QualifiedName there = atSource(table);
    return selection.condition(there.schema(), there.name());
  }

  /** The name that a table of the stream has in the database that is moved. */
  QualifiedName atSource(QualifiedName table) {
    return back ? SchemaNames.of(selection).toSource(table) : table;
  }

  /** What limits reading at the side that the stream comes from; SQL, or nothing. */
  String whereLeading(QualifiedName table) {
    return back ? "" : where(table);
  }

  /**
   * What limits deleting at the side that the stream goes to: there, on the way back, are rows that
   * never travelled; SQL, or nothing.
   */
  String whereFollowing(QualifiedName table) {
    return back ? where(table) : "";
  }

  private String where(QualifiedName table) {
    return of(table).map(condition -> " WHERE (" + condition + ")").orElse("");
  }
}
