package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.migration.NamePattern;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a condition on rows can be followed: it has to say the same of a row whenever it is
 * asked, from the row's own stored columns alone. The server itself is asked, by way of a partial
 * index on an empty temporary table: its predicate has to be immutable.
 */
record ConditionCheck(Connection source, String where, Findings findings) {
  private static final String PROBE = "lepton_condition";

  void run(Selection selection) throws SQLException {
    if (selection.rows().isEmpty()) {
      return;
    }
    boolean auto = source.getAutoCommit();
    source.setAutoCommit(false);
    try {
      List<TableInfo> tables = new CatalogReader(selection).allTables(source);
      selection.rows().forEach(row -> fits(row, tables));
      for (TableInfo table : tables) {
        if (table.origin() != TableInfo.Origin.EXTENSION && table.condition().isPresent()) {
          check(table, table.condition().get());
        }
      }
    } finally {
      source.rollback();
      source.setAutoCommit(auto);
    }
  }

  private void fits(Selection.RowCondition row, List<TableInfo> tables) {
    NamePattern pattern = NamePattern.parse(row.table());
    if (tables.stream().noneMatch(t -> pattern.matches(t.name().schema(), t.name().name()))) {
      findings.add(
          ErrorCode.USAGE,
          "no selected table with rows of its own fits " + row.table(),
          where,
          "write schema.table, with * and ?; of a partitioned table name the partitions");
    }
  }

  private void check(TableInfo table, String condition) throws SQLException {
    if (table.origin() == TableInfo.Origin.UNLOGGED) {
      findings.addLive(
          ErrorCode.NOT_SUPPORTED,
          "rows of the unlogged table " + table.name() + " cannot be followed by a condition",
          where,
          "let all of its rows travel, or exclude it");
      return;
    }
    String columns =
        table.storedColumns().stream().map(ColumnInfo::sql).collect(Collectors.joining(", "));
    Savepoint before = source.setSavepoint();
    try {
      Sql.execute(
          source,
          "CREATE TEMP TABLE "
              + PROBE
              + " AS SELECT "
              + columns
              + " FROM ONLY "
              + table.name().sql()
              + " WITH NO DATA");
      Sql.execute(source, "CREATE INDEX ON pg_temp." + PROBE + " ((1)) WHERE (" + condition + ")");
    } catch (SQLException e) {
      findings.addLive(
          ErrorCode.NOT_SUPPORTED,
          "the condition on the rows of "
              + table.name()
              + " cannot be followed: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + " ("
              + condition
              + ")",
          where,
          "name stored columns of the table alone, and functions that are immutable: a date instead"
              + " of now(), for instance");
    }
    source.rollback(before);
  }
}
