package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The exact types of a target table's columns, to be compared with what the stream announces.
 * Immutable.
 */
final class TargetColumns {
  /**
   * Below this id types are built in and have the same id on every server (FirstNormalObjectId).
   */
  private static final int FIRST_OWN_ID = 16384;

  private static final String COLUMNS =
      "WITH RECURSIVE base AS ("
          + "SELECT a.attnum, t.oid, a.atttypmod AS typmod, t.typtype, t.typbasetype, t.typtypmod"
          + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = ?::regclass AND a.attnum > 0"
          + " UNION ALL SELECT base.attnum, t.oid, base.typtypmod, t.typtype, t.typbasetype, t.typtypmod"
          + " FROM base JOIN pg_type t ON t.oid = base.typbasetype WHERE base.typtype = 'd')"
          + " SELECT a.attname, a.atttypid::int8::int4, a.atttypmod, n.nspname, t.typname, format_type(base.oid, base.typmod),"
          + " bn.nspname, bt.typname"
          + " FROM base JOIN pg_attribute a ON a.attrelid = ?::regclass AND a.attnum = base.attnum"
          + " JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace n ON n.oid = t.typnamespace"
          + " JOIN pg_type bt ON bt.oid = base.oid JOIN pg_namespace bn ON bn.oid = bt.typnamespace"
          + " WHERE base.typtype <> 'd' AND NOT a.attisdropped";

  private static final String UNIQUE_INDEXES =
      "SELECT count(*) FROM pg_index WHERE indrelid = ?::regclass AND (indisunique OR indisexclusion)";

  /**
   * @param base the type itself, or what a domain is over
   */
  private record Type(
      int id, int modifier, QualifiedName name, String stageType, QualifiedName base) {
    /**
     * The stream names a domain's column by what the domain is over, and leaves out the schema
     * pg_catalog.
     */
    boolean isCalled(QualifiedName announced) {
      String schema = announced.schema().isEmpty() ? "pg_catalog" : announced.schema();
      return base.equals(new QualifiedName(schema, announced.name()));
    }
  }

  private final Map<String, Type> types;
  private final int uniqueIndexes;

  private TargetColumns(Map<String, Type> types, int uniqueIndexes) {
    this.types = Map.copyOf(types);
    this.uniqueIndexes = uniqueIndexes;
  }

  static TargetColumns read(Connection connection, QualifiedName table) throws SQLException {
    Map<String, Type> types = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, table.sql());
      query.setString(2, table.sql());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          QualifiedName type = new QualifiedName(rows.getString(4), rows.getString(5));
          QualifiedName base = new QualifiedName(rows.getString(7), rows.getString(8));
          types.put(
              rows.getString(1),
              new Type(rows.getInt(2), rows.getInt(3), type, rows.getString(6), base));
        }
      }
    }
    try (PreparedStatement query = connection.prepareStatement(UNIQUE_INDEXES)) {
      query.setString(1, table.sql());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new TargetColumns(types, row.getInt(1));
      }
    }
  }

  /** Indexes that a row may collide with, the key's included. */
  int uniqueIndexes() {
    return uniqueIndexes;
  }

  /** The type with domains resolved, fit for SQL. */
  String stageType(String column) {
    return types.get(column).stageType();
  }

  /**
   * What is different about a column at the source; empty if nothing is.
   *
   * @param names what the source's types are called here
   */
  Optional<String> compare(
      String column, Message.Relation.Column announced, UnaryOperator<QualifiedName> names) {
    Type type = types.get(column);
    boolean same =
        announced.typeId() >= 0 && announced.typeId() < FIRST_OWN_ID
            ? type.id() == announced.typeId()
            : announced.type().map(names).map(type::isCalled).orElse(false);
    if (!same || type.modifier() != announced.typeModifier()) {
      return Optional.of(
          "column \"" + column + "\" has another type than the target's " + type.name().name());
    }
    return Optional.empty();
  }
}
