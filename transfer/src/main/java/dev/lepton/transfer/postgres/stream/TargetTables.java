package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds the table that a stream's relation goes to, and refuses one that looks different from it:
 * the stream must stop rather than diverge. Not thread-safe.
 */
final class TargetTables {
  private final Connection connection;
  private final UnaryOperator<QualifiedName> names;
  private final Map<QualifiedName, TableInfo> tables = new HashMap<>();
  private final Map<Message.Relation, Optional<TableTarget>> known = new IdentityHashMap<>();

  /**
   * @param names what a table of the stream is called here
   */
  TargetTables(Connection connection, UnaryOperator<QualifiedName> names) throws SQLException {
    this.connection = connection;
    this.names = names;
    for (TableInfo table : new CatalogReader().tables(connection)) {
      tables.put(table.name(), table);
    }
  }

  /** Whether the relation's target was found already, so that finding it asks no server. */
  boolean knows(Message.Relation relation) {
    return known.containsKey(relation);
  }

  /**
   * The target of a relation; empty for our own ledger, which may be published together with
   * everything else.
   *
   * @throws LeptonException SOURCE_CHANGED if the target has no such table, or one with other
   *     columns
   */
  Optional<TableTarget> find(Message.Relation relation) throws SQLException {
    Optional<TableTarget> target = known.get(relation);
    if (target == null) {
      target =
          relation.name().schema().equals(Ledger.SCHEMA)
              ? Optional.empty()
              : Optional.of(resolve(relation));
      known.put(relation, target);
    }
    return target;
  }

  private TableTarget resolve(Message.Relation relation) throws SQLException {
    TableInfo info = tables.get(names.apply(relation.name()));
    if (info == null) {
      throw changed(relation.name(), "the target has no such table");
    }
    TargetColumns actual = TargetColumns.read(connection, info.name());
    List<ColumnInfo> columns = info.storedColumns();
    int[] order = columns.stream().mapToInt(column -> position(relation, column.name())).toArray();
    for (int i = 0; i < order.length; i++) {
      actual
          .compare(columns.get(i).name(), relation.columns().get(order[i]), names)
          .ifPresent(
              difference -> {
                throw changed(relation.name(), difference);
              });
    }
    if (relation.columns().size() != columns.size()) {
      throw changed(relation.name(), "it has columns that the target's table has not");
    }
    int[] key = info.keyColumns().stream().mapToInt(name -> position(columns, name)).toArray();
    return new TableTarget(
        info,
        relation.name(),
        columns,
        columns.stream().map(column -> actual.stageType(column.name())).toList(),
        key,
        order,
        inPlace(actual, info));
  }

  private static boolean inPlace(TargetColumns actual, TableInfo info) {
    boolean fixedIdentity =
        info.columns().stream()
            .anyMatch(
                column ->
                    column.identity().equals("a") && !info.keyColumns().contains(column.name()));
    return actual.uniqueIndexes() <= 1 && !fixedIdentity;
  }

  private static int position(Message.Relation relation, String column) {
    for (int i = 0; i < relation.columns().size(); i++) {
      if (relation.columns().get(i).name().equals(column)) {
        return i;
      }
    }
    throw changed(relation.name(), "it has no column \"" + column + "\" any more");
  }

  private static int position(List<ColumnInfo> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("a key over a generated column: " + name);
  }

  private static LeptonException changed(QualifiedName table, String how) {
    return new LeptonException(
        ErrorCode.SOURCE_CHANGED,
        "the definition of " + table + " differs from what the target has: " + how,
        table.toString(),
        "make the same change on both sides, or give the move up and start it again");
  }
}
