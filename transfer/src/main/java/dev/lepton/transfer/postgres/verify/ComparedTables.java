package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pairs the tables of both sides and decides how each column's values are encoded. */
final class ComparedTables {
  private final Map<QualifiedName, Map<String, ColumnType>> sourceTypes;
  private final Map<QualifiedName, Map<String, ColumnType>> targetTypes;
  private final Encoding encoding;
  private final HashFunction hash;

  private ComparedTables(SideSession source, SideSession target) {
    String encodingName = "SELECT getdatabaseencoding()";
    this.sourceTypes = ColumnTypes.read(source);
    this.targetTypes = ColumnTypes.read(target);
    this.encoding = new Encoding(!source.text(encodingName).equals(target.text(encodingName)));
    this.hash = HashFunction.common(source, target);
  }

  /** The tables that both sides have with the same columns. The others differ as objects. */
  static List<ComparedTable> pair(SideSession source, SideSession target, Catalogs catalogs) {
    ComparedTables pairing = new ComparedTables(source, target);
    SchemaNames names = catalogs.targetNames();
    Map<QualifiedName, TableInfo> theirs = new HashMap<>();
    catalogs.targetTables(target).forEach(t -> theirs.put(names.toSource(t.name()), t));
    List<ComparedTable> tables = new ArrayList<>();
    for (TableInfo ours : catalogs.sourceTables(source)) {
      TableInfo other = theirs.get(ours.name());
      if (other != null && sameColumns(ours, other)) {
        tables.add(pairing.pair(ours, other));
      }
    }
    return tables;
  }

  private ComparedTable pair(TableInfo source, TableInfo target) {
    List<ComparedTable.Column> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (var column : source.columns()) {
      ColumnType ours = type(sourceTypes, source, column.name());
      ColumnType theirs = type(targetTypes, target, column.name());
      if (!ours.virtual() && !theirs.virtual()) {
        String sql = "t." + column.sql();
        String value = encoding.of(sql, ours.equals(theirs) ? ours : ColumnType.ANY);
        values.add(value);
        columns.add(new ComparedTable.Column(column.name(), "ROW(" + value + ")::text"));
      }
    }
    return new ComparedTable(source, target, columns, hash.of(String.join(", ", values)));
  }

  private static ColumnType type(
      Map<QualifiedName, Map<String, ColumnType>> types, TableInfo table, String column) {
    return types.getOrDefault(table.name(), Map.of()).getOrDefault(column, ColumnType.ANY);
  }

  static boolean sameColumns(TableInfo source, TableInfo target) {
    return columnNames(source).equals(columnNames(target));
  }

  private static Set<String> columnNames(TableInfo table) {
    return table.columns().stream().map(column -> column.name()).collect(Collectors.toSet());
  }
}
