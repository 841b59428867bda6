package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SQL that finds the rows {@code t} of one side whose keys are given as one text array per column.
 */
record KeyJoin(ComparedTable table, Side side) {

  /**
   * The given keys as {@code d}, under names that no column has.
   *
   * @param array the SQL of the array of a key column, by its position
   */
  String keys(IntFunction<String> array) {
    return "unnest("
        + each(", ", array)
        + ") WITH ORDINALITY AS d("
        + each(", ", i -> "lepton_k" + i)
        + ", lepton_ordinal)";
  }

  /** As parameters of a prepared statement. */
  String parameters() {
    return keys(i -> "?::text[]");
  }

  /** The keys and their rows. */
  String from(String keys) {
    return from(keys, equality());
  }

  /** The keys and the rows whose keys print just so: 1.5 is not 1.50. */
  String fromExactly(String keys) {
    String printed =
        each(
            " AND ",
            i ->
                "t."
                    + QualifiedName.quote(table.source().keyColumns().get(i))
                    + "::text = d.lepton_k"
                    + i);
    return from(keys, equality() + " AND " + printed);
  }

  private String from(String keys, String condition) {
    return " FROM "
        + keys
        + " JOIN ONLY "
        + table.on(side).name().sql()
        + " t ON "
        + condition
        + table.condition(side).map(sql -> " WHERE (" + sql + ")").orElse("");
  }

  /** That a row has one of the keys. */
  String equality() {
    List<String> names = table.source().keyColumns();
    List<String> types = names.stream().map(this::type).toList();
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                "t."
                    + QualifiedName.quote(names.get(i))
                    + " = d.lepton_k"
                    + i
                    + "::"
                    + types.get(i))
        .collect(Collectors.joining(" AND "));
  }

  private String type(String name) {
    return table.on(side).columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow()
        .type();
  }

  private String each(String between, IntFunction<String> text) {
    return IntStream.range(0, table.source().keyColumns().size())
        .mapToObj(text)
        .collect(Collectors.joining(between));
  }

  /** A column of the keys. */
  static String[] column(List<String[]> keys, int position) {
    return keys.stream().map(key -> key[position]).toArray(String[]::new);
  }
}
