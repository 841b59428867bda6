package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The format in which COPY carries rows. */
public enum CopyFormat {
  /** The types' input and output functions: right for every type. */
  TEXT("FORMAT text"),
  /**
   * The types' send and receive functions: faster, but only where no value names an object by its
   * number.
   */
  BINARY("FORMAT binary");

  /**
   * Tables with a column whose binary form contains numbers of catalogue objects, which differ
   * between clusters: composite types and arrays of the user's own types carry them inside, the
   * reg* types are nothing else. Types of extensions are left to text as well, since their versions
   * may differ. Domains are judged by what they stand upon.
   */
  private static final String NEEDS_TEXT =
      """
      WITH RECURSIVE base AS (
        SELECT a.attrelid, a.atttypid AS typid FROM pg_attribute a
         WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid >= 16384
        UNION
        SELECT b.attrelid, t.typbasetype FROM base b JOIN pg_type t ON t.oid = b.typid WHERE t.typtype = 'd')
      SELECT DISTINCT n.nspname, c.relname
        FROM base b
        JOIN pg_type t ON t.oid = b.typid
        JOIN pg_namespace tn ON tn.oid = t.typnamespace
        JOIN pg_class c ON c.oid = b.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE t.typtype NOT IN ('e', 'd')
         AND (tn.nspname <> 'pg_catalog' OR t.typname ~ '^_?reg' OR t.typtype IN ('c', 'p'))
      """;

  private final String option;

  CopyFormat(String option) {
    this.option = option;
  }

  /** The option for COPY's parenthesised list. */
  public String option() {
    return option;
  }

  /**
   * The tables that must be carried as text; all others may go in binary between PostgreSQL 12 and
   * 18.
   */
  public static Set<QualifiedName> textOnly(Connection connection) throws SQLException {
    Set<QualifiedName> tables = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(NEEDS_TEXT)) {
      while (rows.next()) {
        tables.add(new QualifiedName(rows.getString(1), rows.getString(2)));
      }
    }
    return tables;
  }
}
