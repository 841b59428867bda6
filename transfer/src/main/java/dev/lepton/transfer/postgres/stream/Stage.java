package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL around the temporary table through which a table's changes go. Its columns are c0…cn, in
 * the target's order, and in tables with a key k0…km for the key that a row has in the target now.
 * Immutable.
 *
 * @param name of the temporary table, unqualified
 */
record Stage(TableTarget table, String name) {

  String sql() {
    return "pg_temp." + name;
  }

  String createSql() {
    List<String> columns = new ArrayList<>();
    if (table.hasKey()) {
      columns.add("action \"char\"");
      columns.add("mask int");
    } else {
      columns.add("id int");
      columns.add("more int");
    }
    for (int i = 0; i < table.key().length; i++) {
      columns.add("k" + i + " " + type(table.key()[i]));
    }
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add("c" + i + " " + type(i));
    }
    return "CREATE TEMPORARY TABLE "
        + name
        + " ("
        + String.join(", ", columns)
        + ") ON COMMIT DELETE ROWS";
  }

  /** Straight into the table. */
  String copyIntoTargetSql() {
    String columns = table.columns().isEmpty() ? "" : " (" + list(this::column) + ")";
    return "COPY " + target() + columns + " FROM STDIN";
  }

  String copySql() {
    return "COPY " + sql() + " FROM STDIN";
  }

  /** Fills values that the stream left out, from the row that the target has. */
  String fillSql(List<Integer> columns, int mask) {
    return "UPDATE "
        + sql()
        + " s SET "
        + columns.stream().map(i -> "c" + i + " = t." + column(i)).collect(Collectors.joining(", "))
        + " FROM ONLY "
        + target()
        + " t WHERE s.action = 'i' AND s.mask = "
        + mask
        + " AND "
        + sameKey("s.k");
  }

  String deleteSql() {
    return "DELETE FROM ONLY "
        + target()
        + " t USING "
        + sorted("action = 'd'", i -> "k" + i)
        + " s WHERE "
        + sameKey("s.k");
  }

  /** The key of a row that was to be changed in place and is not there. */
  String missingSql() {
    return "SELECT ROW("
        + IntStream.range(0, table.key().length)
            .mapToObj(i -> "s.k" + i)
            .collect(Collectors.joining(", "))
        + ")::text FROM "
        + sql()
        + " s WHERE s.action = 'u' AND NOT EXISTS (SELECT FROM ONLY "
        + target()
        + " t WHERE "
        + sameKey("s.k")
        + ") LIMIT 1";
  }

  /**
   * Changes rows in place, all columns but the key's and the left-out ones.
   *
   * @param ascending whether the rows were staged in the order of their keys
   */
  String updateSql(List<Integer> leftOut, int mask, boolean ascending) {
    String assignments =
        others(leftOut).stream()
            .map(i -> column(i) + " = s.c" + i)
            .collect(Collectors.joining(", "));
    return "UPDATE ONLY "
        + target()
        + " t SET "
        + assignments
        + " FROM "
        + (ascending
            ? "(SELECT * FROM " + sql() + " WHERE action = 'u' AND mask = " + mask + ")"
            : sorted("action = 'u' AND mask = " + mask, i -> "k" + i))
        + " s WHERE "
        + sameKey("s.k");
  }

  /**
   * The staged rows of a kind in the order of their keys: rows and index entries are then found
   * side by side, which a large batch gains much by.
   */
  private String sorted(String condition, IntFunction<String> key) {
    return "(SELECT * FROM "
        + sql()
        + " WHERE "
        + condition
        + " ORDER BY "
        + IntStream.range(0, table.key().length).mapToObj(key).collect(Collectors.joining(", "))
        + ")";
  }

  /** The columns that an update in place sets. */
  List<Integer> others(List<Integer> leftOut) {
    List<Integer> key = IntStream.of(table.key()).boxed().toList();
    return IntStream.range(0, table.columns().size())
        .boxed()
        .filter(i -> !key.contains(i) && !leftOut.contains(i))
        .toList();
  }

  String insertSql() {
    return insertInto()
        + " SELECT "
        + staged("s")
        + " FROM "
        + sorted("action = 'i'", i -> "c" + table.key()[i])
        + " s";
  }

  /** The rows that were touched: the keys of those that went and of those that came. */
  String touchedSql() {
    return "(SELECT "
        + keyList(i -> "k" + i)
        + " FROM "
        + sql()
        + " WHERE action = 'd' UNION ALL SELECT "
        + keyList(i -> "c" + table.key()[i])
        + " FROM "
        + sql()
        + " WHERE action <> 'd') s";
  }

  List<String> touchedKey() {
    return IntStream.range(0, table.key().length).mapToObj(i -> "s.k" + i).toList();
  }

  String insertBagSql() {
    return insertInto()
        + " SELECT "
        + staged("s")
        + " FROM "
        + sql()
        + " s, generate_series(1, s.more) WHERE s.more > 0";
  }

  /**
   * Deletes as many of each row as are fewer in the end. Rows are the same if they print the same,
   * which also holds for types without an equality operator and tells 1.5 from 1.50.
   */
  String deleteBagSql() {
    return "DELETE FROM ONLY "
        + target()
        + " WHERE ctid = ANY (ARRAY(SELECT hit.ctid FROM (SELECT t.ctid, s.more,"
        + " row_number() OVER (PARTITION BY s.id ORDER BY t.ctid) AS place FROM "
        + sql()
        + " s JOIN ONLY "
        + target()
        + " t ON ROW("
        + list(i -> "t." + column(i))
        + ")::text COLLATE \"C\" = ROW("
        + staged("s")
        + ")::text COLLATE \"C\" WHERE s.more < 0) hit WHERE hit.place <= -hit.more))";
  }

  private String insertInto() {
    return "INSERT INTO " + target() + " (" + list(this::column) + ") OVERRIDING SYSTEM VALUE";
  }

  private String target() {
    return table.name().sql();
  }

  private String column(int i) {
    return table.columns().get(i).sql();
  }

  private String staged(String alias) {
    return list(i -> alias + ".c" + i);
  }

  private String list(IntFunction<String> column) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(column)
        .collect(Collectors.joining(", "));
  }

  private String keyList(IntFunction<String> key) {
    return IntStream.range(0, table.key().length)
        .mapToObj(i -> key.apply(i) + " AS k" + i)
        .collect(Collectors.joining(", "));
  }

  private String sameKey(String staged) {
    return IntStream.range(0, table.key().length)
        .mapToObj(i -> "t." + column(table.key()[i]) + " = " + staged + i)
        .collect(Collectors.joining(" AND "));
  }

  private String type(int i) {
    ColumnInfo column = table.columns().get(i);
    return table.stageTypes().get(i)
        + column.collation().map(collation -> " COLLATE " + collation).orElse("");
  }
}
