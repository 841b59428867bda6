package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads the types of all columns of tables. */
final class ColumnTypes {
  /** Identifiers from 16384 on are given out by each server for itself. */
  private static final String QUERY =
      """
      WITH RECURSIVE chain AS (
        SELECT oid AS type, typbasetype AS base FROM pg_type WHERE typtype = 'd'
        UNION ALL
        SELECT chain.type, t.typbasetype FROM chain JOIN pg_type t ON t.oid = chain.base WHERE t.typtype = 'd')
      SELECT n.nspname, c.relname, a.attname,
             CASE WHEN b.oid < 16384 AND b.typnamespace = 'pg_catalog'::regnamespace THEN b.typname ELSE '' END,
             CASE b.typcategory WHEN 'A' THEN 'a' ELSE b.typtype END,
             chain.base IS NOT NULL,
             a.atttypmod >= 0,
             a.attgenerated = 'v'
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN (SELECT chain.type, chain.base
                     FROM chain JOIN pg_type t ON t.oid = chain.base WHERE t.typtype <> 'd') chain
               ON chain.type = a.atttypid
        JOIN pg_type b ON b.oid = coalesce(chain.base, a.atttypid)
       WHERE a.attnum > 0 AND NOT a.attisdropped
         AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      """;

  private ColumnTypes() {}

  static Map<QualifiedName, Map<String, ColumnType>> read(SideSession session) {
    return session.query(QUERY, ColumnTypes::read);
  }

  private static Map<QualifiedName, Map<String, ColumnType>> read(ResultSet rows)
      throws SQLException {
    Map<QualifiedName, Map<String, ColumnType>> types = new HashMap<>();
    while (rows.next()) {
      types
          .computeIfAbsent(
              new QualifiedName(rows.getString(1), rows.getString(2)), table -> new HashMap<>())
          .put(
              rows.getString(3),
              new ColumnType(
                  rows.getString(4),
                  rows.getString(5),
                  rows.getBoolean(6),
                  rows.getBoolean(7),
                  rows.getBoolean(8)));
    }
    return types;
  }
}
