package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The SQL that turns rows into numbers. Each value in its canonical form ({@link Encoding}) has a
 * 64-bit hash, NULL none; a row's number depends on all of them and on their places. A piece is
 * known by how many rows it has and by the exact sum of their numbers: adding is free of order and,
 * unlike XOR, does not cancel pairs.
 *
 * <p>A row's hash is linear in those of its values, so that values which changed places between
 * rows would leave the sum as it was. Hence each is multiplied out with itself before it is added.
 *
 * <p>OFFSET 0 keeps the planner from computing a hash once for each use.
 */
final class RowHash {
  /** Into how many buckets a table is cut that differs. */
  static final int BUCKETS = 4096;

  /** In how few characters a row without a key is quoted in a report. */
  private static final int QUOTED_CHARACTERS = 120;

  private static final String MIXED = "r.h # ((r.h >> 32) * (r.h & 4294967295))";
  private static final String SUMS = "count(*), coalesce(sum(" + MIXED + "), 0)::text";
  private static final String BUCKET = "(r.h & " + (BUCKETS - 1) + ")";

  private RowHash() {}

  /** For each piece its position in the list, the number of rows and their sum. */
  static String sums(List<Piece> pieces, Side side) {
    return IntStream.range(0, pieces.size())
        .mapToObj(i -> "SELECT " + i + ", " + SUMS + " FROM " + rows(pieces.get(i), side, ""))
        .collect(Collectors.joining(" UNION ALL "));
  }

  /** Bucket, number of rows and their sum. Equal rows are in the same bucket on both sides. */
  static String buckets(Piece piece, Side side) {
    return "SELECT " + BUCKET + "::int, " + SUMS + " FROM " + rows(piece, side, "") + " GROUP BY 1";
  }

  /**
   * Key columns as a text array and the hash, ordered so that two servers agree on the order.
   *
   * @param buckets the only ones that are looked at
   */
  static String byKey(ComparedTable table, Side side, Collection<Integer> buckets) {
    String key =
        table.source().keyColumns().stream()
            .map(column -> "t." + QualifiedName.quote(column))
            .collect(Collectors.joining(", "));
    String order = ", ROW(" + key + ")::text COLLATE \"C\" AS o, " + keyArray(table) + " AS k";
    return "SELECT r.o, r.k, r.h FROM "
        + rows(Piece.whole(table), side, order)
        + within(buckets)
        + " ORDER BY r.o";
  }

  /** The hash, how many rows share it, and the beginning of one such row. */
  static String byRow(ComparedTable table, Side side, Collection<Integer> buckets) {
    String sample = ", left(" + printed(table) + ", " + QUOTED_CHARACTERS + ") AS sample";
    return "SELECT r.h, count(*), min(r.sample COLLATE \"C\") FROM "
        + rows(Piece.whole(table), side, sample)
        + within(buckets)
        + " GROUP BY r.h ORDER BY r.h";
  }

  /** Ordinal and hash of the rows whose keys are given, as one text array for each key column. */
  static String ofKeys(ComparedTable table, Side side) {
    return "SELECT r.lepton_ordinal, r.h FROM (SELECT d.lepton_ordinal, "
        + table.hash()
        + " AS h"
        + joinKeys(table, side)
        + " OFFSET 0) r";
  }

  /** Ordinal and each column's canonical value, of the rows whose keys are given. */
  static String columnsOfKeys(ComparedTable table, Side side) {
    return "SELECT d.lepton_ordinal"
        + table.columns().stream()
            .map(column -> ", " + column.printed())
            .collect(Collectors.joining())
        + joinKeys(table, side);
  }

  private static String joinKeys(ComparedTable table, Side side) {
    KeyJoin join = new KeyJoin(table, side);
    return join.from(join.parameters());
  }

  private static String rows(Piece piece, Side side, String more) {
    ComparedTable table = piece.table();
    String condition =
        Stream.concat(
                piece.blocks().map(Piece.Blocks::condition).stream(),
                table.condition(side).map(sql -> "(" + sql + ")").stream())
            .collect(Collectors.joining(" AND "));
    return "(SELECT "
        + table.hash()
        + " AS h"
        + more
        + " FROM ONLY "
        + table.on(side).name().sql()
        + " t"
        + (condition.isEmpty() ? "" : " WHERE " + condition)
        + " OFFSET 0) r";
  }

  private static String within(Collection<Integer> buckets) {
    return buckets.size() == BUCKETS
        ? ""
        : " WHERE "
            + BUCKET
            + buckets.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", " = ANY ('{", "}')"));
  }

  private static String printed(ComparedTable table) {
    return table.source().columns().stream()
        .map(ColumnInfo::sql)
        .map(column -> "t." + column)
        .collect(Collectors.joining(", ", "ROW(", ")::text"));
  }

  private static String keyArray(ComparedTable table) {
    return table.source().keyColumns().stream()
        .map(key -> "t." + QualifiedName.quote(key) + "::text")
        .collect(Collectors.joining(", ", "ARRAY[", "]"));
  }
}
