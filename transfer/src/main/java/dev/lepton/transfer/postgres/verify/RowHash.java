package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.copy.Chunk;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL that turns rows into numbers. A row's canonical text is PostgreSQL's record output: each
 * value as its type prints it, under pinned settings, quoted wherever it could run into the next
 * one, NULL unlike any value. So 1.5 and 1.50, 30 days and 1 month, 0 and -0 differ, and no two
 * rows share a text. Two independent 64-bit hashes of it are added up exactly (not XORed, which
 * would cancel pairs), next to the number of rows.
 */
final class RowHash {
  /** Arbitrary, different: what makes the two halves independent. */
  private static final String HASHES = "hashtextextended(r.x, 7), hashtextextended(r.x, 1000003)";

  /** In how few characters a row without a key is quoted in a report. */
  private static final int QUOTED_CHARACTERS = 120;

  private RowHash() {}

  /** Number of rows and sums of both hashes. */
  static String sums(Piece piece) {
    return "SELECT count(*), coalesce(sum(r.h1), 0)::text, coalesce(sum(r.h2), 0)::text FROM (SELECT "
        + "hashtextextended(r.x, 7) AS h1, hashtextextended(r.x, 1000003) AS h2 FROM "
        + rows(piece, "")
        + ") r";
  }

  /**
   * Key columns as a text array and both hashes, ordered so that two servers agree on the order.
   */
  static String byKey(Piece piece) {
    String key =
        piece.table().keyColumns().stream()
            .map(QualifiedName::quote)
            .collect(Collectors.joining(", "));
    return "SELECT r.o, r.k, "
        + HASHES
        + " FROM "
        + rows(
            piece,
            ", ROW(" + key + ")::text COLLATE \"C\" AS o, " + keyArray(piece.table()) + " AS k")
        + " ORDER BY r.o";
  }

  /** Both hashes, how many rows share them, and the beginning of one such row. */
  static String byRow(Piece piece) {
    return "SELECT h.h1, h.h2, count(*), min(h.sample) FROM (SELECT hashtextextended(r.x, 7) AS h1,"
        + " hashtextextended(r.x, 1000003) AS h2, left(r.x, "
        + QUOTED_CHARACTERS
        + ") AS sample FROM "
        + rows(piece, "")
        + ") h GROUP BY h.h1, h.h2 ORDER BY h.h1, h.h2";
  }

  /**
   * Ordinal and both hashes of the rows whose keys are given, as one text array for each key
   * column.
   */
  static String ofKeys(TableInfo table) {
    return "SELECT r.ordinal, "
        + HASHES
        + " FROM (SELECT d.ordinal, "
        + text(table.columns())
        + " AS x"
        + joinKeys(table)
        + " OFFSET 0) r";
  }

  /** Ordinal and each column's canonical text, of the rows whose keys are given. */
  static String columnsOfKeys(TableInfo table) {
    return "SELECT d.ordinal, " + each(table, column -> text(List.of(column))) + joinKeys(table);
  }

  private static String joinKeys(TableInfo table) {
    List<String> types = DirtyKeys.keyTypes(table);
    List<String> keys = table.keyColumns();
    return " FROM unnest("
        + keys.stream().map(key -> "?::text[]").collect(Collectors.joining(", "))
        + ") WITH ORDINALITY AS d("
        + IntStream.range(0, keys.size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "))
        + ", ordinal) JOIN ONLY "
        + table.name().sql()
        + " t ON "
        + IntStream.range(0, keys.size())
            .mapToObj(
                i -> "t." + QualifiedName.quote(keys.get(i)) + " = d.k" + i + "::" + types.get(i))
            .collect(Collectors.joining(" AND "));
  }

  /** OFFSET 0 keeps the planner from computing the text once for each use. */
  private static String rows(Piece piece, String more) {
    return "(SELECT "
        + text(piece.table().columns())
        + " AS x"
        + more
        + " FROM ONLY "
        + piece.table().name().sql()
        + " t"
        + condition(piece)
        + " OFFSET 0) r";
  }

  private static String condition(Piece piece) {
    if (piece.range().isEmpty()) {
      return "";
    }
    String column = "t." + QualifiedName.quote(piece.table().chunkColumn().orElseThrow());
    Chunk.Range range = piece.range().get();
    return " WHERE "
        + column
        + " >= "
        + range.low()
        + " AND "
        + column
        + (range.high() == Long.MAX_VALUE ? " <= " : " < ")
        + range.high();
  }

  private static String text(List<ColumnInfo> columns) {
    return columns.stream()
        .map(column -> "t." + column.sql())
        .collect(Collectors.joining(", ", "ROW(", ")::text COLLATE \"C\""));
  }

  private static String each(TableInfo table, Function<ColumnInfo, String> expression) {
    return table.columns().stream().map(expression).collect(Collectors.joining(", "));
  }

  private static String keyArray(TableInfo table) {
    return table.keyColumns().stream()
        .map(key -> "t." + QualifiedName.quote(key) + "::text")
        .collect(Collectors.joining(", ", "ARRAY[", "]"));
  }
}
