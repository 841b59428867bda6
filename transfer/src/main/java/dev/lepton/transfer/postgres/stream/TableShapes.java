package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What rows look like on one side: the columns of each table with their types, the labels of each
 * enum type. Types of the user are named without their schemas, which may have other names on the
 * other side. Immutable.
 *
 * @param tables for each table its columns, {@code name type}
 * @param enums for each enum type its labels in their order
 */
record TableShapes(Map<QualifiedName, Set<String>> tables, Map<QualifiedName, List<String>> enums) {
  private static final String USER_SCHEMA =
      " n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'lepton')";

  private static final String TABLES =
      "SELECT n.nspname, c.relname, array_remove(array_agg(a.attname || ' ' ||"
          + " CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN format_type(a.atttypid, a.atttypmod)"
          + " ELSE t.typname || coalesce(nullif(a.atttypmod, -1)::text, '') END"
          + " || CASE a.attgenerated WHEN '' THEN '' ELSE ' generated' END), NULL)"
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
          + " LEFT JOIN pg_type t ON t.oid = a.atttypid"
          + " WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND"
          + USER_SCHEMA
          + " GROUP BY 1, 2";

  private static final String ENUMS =
      "SELECT n.nspname, t.typname, array_agg(e.enumlabel::text ORDER BY e.enumsortorder)"
          + " FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace"
          + " WHERE"
          + USER_SCHEMA
          + " GROUP BY 1, 2";

  /** The view pg_publication_tables opens each table, and fails if one is dropped meanwhile. */
  private static final String PUBLISHED =
      "SELECT n.nspname, c.relname FROM pg_publication p, pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE p.pubname = ? AND n.nspname <> 'lepton' AND c.relkind = 'r' AND"
          + " (EXISTS (SELECT FROM pg_publication_rel r WHERE r.prpubid = p.oid AND r.prrelid = c.oid)"
          + " OR p.puballtables AND c.relpersistence = 'p' AND"
          + USER_SCHEMA
          + ")";

  static TableShapes read(SideSession session) {
    Map<QualifiedName, Set<String>> tables = new HashMap<>();
    Map<QualifiedName, List<String>> enums = new HashMap<>();
    session.query(
        TABLES,
        rows -> {
          while (rows.next()) {
            String[] columns = (String[]) rows.getArray(3).getArray();
            tables.put(new QualifiedName(rows.getString(1), rows.getString(2)), Set.of(columns));
          }
          return tables;
        });
    session.query(
        ENUMS,
        rows -> {
          while (rows.next()) {
            String[] labels = (String[]) rows.getArray(3).getArray();
            enums.put(new QualifiedName(rows.getString(1), rows.getString(2)), List.of(labels));
          }
          return enums;
        });
    return new TableShapes(tables, enums);
  }

  /** The tables of a publication. */
  static Set<QualifiedName> published(SideSession session, String publication) {
    return session.query(
        PUBLISHED,
        rows -> {
          Set<QualifiedName> names = new HashSet<>();
          while (rows.next()) {
            names.add(new QualifiedName(rows.getString(1), rows.getString(2)));
          }
          return names;
        },
        publication);
  }

  /** The names of relations that are known by their identifiers. */
  static Set<QualifiedName> named(Connection connection, Set<Long> relations) throws SQLException {
    Set<QualifiedName> names = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid ="
                + " c.relnamespace WHERE c.oid = ANY (?::bigint[]::oid[])")) {
      query.setArray(1, connection.createArrayOf("int8", relations.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(new QualifiedName(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return names;
  }

  /** The tables that are not among the given ones, by name. */
  Set<QualifiedName> without(Set<QualifiedName> some) {
    Set<QualifiedName> others = new TreeSet<>(tables.keySet());
    others.removeAll(some);
    return others;
  }
}
