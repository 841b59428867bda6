package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which tables and columns these are, beyond what they are called and look like: a column that is
 * dropped and made again loses its values, and two tables may swap names, without a row in any
 * stream. Immutable.
 *
 * @param tables by name
 */
record TableIdentities(Map<QualifiedName, Identity> tables) {
  private static final String READ =
      "SELECT n.nspname, c.relname, c.oid || ' ' || coalesce(string_agg(a.attname || '=' || a.attnum, ',' ORDER BY a.attname), ''),"
          + " coalesce(pg_relation_filenode(c.oid), 0)::text"
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
          + " WHERE c.relkind = 'r' AND c.relpersistence <> 't'"
          + " AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'lepton')"
          + " GROUP BY n.nspname, c.relname, c.oid";

  /**
   * One table.
   *
   * @param who the table and its columns, as the server numbers them
   * @param storage changes whenever the server writes the whole table anew: by TRUNCATE and VACUUM
   *     FULL, and by definitions that may give rows other values
   */
  record Identity(String who, String storage) {}

  static TableIdentities read(SideSession session) {
    return session.query(
        READ,
        rows -> {
          Map<QualifiedName, Identity> tables = new TreeMap<>();
          while (rows.next()) {
            tables.put(
                new QualifiedName(rows.getString(1), rows.getString(2)),
                new Identity(rows.getString(3), rows.getString(4)));
          }
          return new TableIdentities(tables);
        });
  }
}
