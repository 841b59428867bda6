package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is read from both sides' catalogues, with failures explained. */
final class Catalogs {
  private static final CatalogReader READER = new CatalogReader();

  private Catalogs() {}

  @FunctionalInterface
  private interface Query<T> {
    List<T> read(Connection connection) throws SQLException;
  }

  static List<TableInfo> tables(SideSession session) {
    return read(session, READER::tables);
  }

  static List<SequenceInfo> sequences(SideSession session) {
    return read(session, READER::sequences);
  }

  static List<SchemaObject> objects(SideSession session) {
    return read(session, READER::objects);
  }

  /**
   * The tables whose rows can be compared: both sides have them with the same columns. The others
   * differ as objects.
   */
  static List<TableInfo> comparable(List<TableInfo> from, List<TableInfo> to) {
    Map<QualifiedName, Set<String>> columns = new HashMap<>();
    from.forEach(table -> columns.put(table.name(), columns(table)));
    return to.stream().filter(table -> columns(table).equals(columns.get(table.name()))).toList();
  }

  private static Set<String> columns(TableInfo table) {
    return table.columns().stream()
        .map(ColumnInfo::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static <T> List<T> read(SideSession session, Query<T> query) {
    List<T> found = new ArrayList<>();
    session.run("read the catalogue", connection -> found.addAll(query.read(connection)));
    return found;
  }
}
