package dev.lepton.transfer.postgres.catalog;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what a PostgreSQL 12–18 database contains: everything in its own schemas, nothing of the
 * system's, of extensions or of the schema {@code lepton}. Expects connections whose search path is
 * {@code pg_catalog}, so that every name comes out qualified. Stateless and thread-safe.
 */
public final class CatalogReader {
  private final Selection selection;
  private final SchemaNames names;

  /** Reads everything. */
  public CatalogReader() {
    this(Selection.all());
  }

  /** Reads what is selected, at the source. */
  public CatalogReader(Selection selection) {
    this(selection, SchemaNames.same());
  }

  /**
   * Reads what is selected where schemas have other names than at the source.
   *
   * @param names as they are there now
   */
  public CatalogReader(Selection selection, SchemaNames names) {
    this.selection = selection;
    this.names = names;
  }

  /**
   * The tables whose changes are in a stream, leaf partitions included, ordered by name. Unlogged
   * tables and those of extensions are not among them.
   */
  public List<TableInfo> tables(Connection connection) throws SQLException {
    return allTables(connection).stream()
        .filter(t -> t.origin() == TableInfo.Origin.STREAMED)
        .toList();
  }

  /**
   * Every table with rows that travel, leaf partitions included, ordered by name: also unlogged
   * ones and those of extensions that users put rows into, unless their kind is to be skipped.
   */
  public List<TableInfo> allTables(Connection connection) throws SQLException {
    return TableReader.read(connection, selection, names).stream()
        .filter(table -> !selection.skip().contains(table.origin().title()))
        .toList();
  }

  /** Those of {@link #allTables} whose changes are in no stream. */
  public List<TableInfo> unstreamedTables(Connection connection) throws SQLException {
    return allTables(connection).stream()
        .filter(table -> table.origin() != TableInfo.Origin.STREAMED)
        .toList();
  }

  /** All sequences, those of identity columns included, ordered by name. */
  public List<SequenceInfo> sequences(Connection connection) throws SQLException {
    return SequenceReader.read(connection, unselected(connection));
  }

  /** How to make every object that is carried, in an order in which it can be done. */
  public List<Definition> definitions(Connection connection) throws SQLException {
    DefinitionReader.Found found = DefinitionReader.read(connection, selection.owners());
    return ordered(connection, found, selected(connection, found).carried());
  }

  private static List<Definition> ordered(
      Connection connection, DefinitionReader.Found found, List<Definition> carried)
      throws SQLException {
    return DependencyOrder.sort(ViewStubs.apply(connection, carried, found.dependencies()));
  }

  /** What there is, and how to make it. */
  public record Described(List<SchemaObject> objects, List<Definition> definitions) {}

  /** Both {@link #objects} and {@link #definitions}, read once. */
  public Described described(Connection connection) throws SQLException {
    DefinitionReader.Found found = DefinitionReader.read(connection, selection.owners());
    List<Definition> carried = selected(connection, found).carried();
    return new Described(objects(connection, carried), ordered(connection, found, carried));
  }

  /** What is not carried though its name is selected, because it needs what is not. */
  public List<LeftOut> leftOut(Connection connection) throws SQLException {
    return selection.whole() ? List.of() : selected(connection).leftOut();
  }

  private DefinitionSelection.Result selected(Connection connection) throws SQLException {
    return selected(connection, DefinitionReader.read(connection, selection.owners()));
  }

  private DefinitionSelection.Result selected(Connection connection, DefinitionReader.Found found)
      throws SQLException {
    return DefinitionSelection.apply(found, selection, names, unselected(connection));
  }

  /**
   * Every object but rows, positions, owners and privileges, comparable between servers; ordered by
   * kind and name. Schemas have the names that they have at the source.
   */
  public List<SchemaObject> objects(Connection connection) throws SQLException {
    return objects(connection, selected(connection).carried());
  }

  private List<SchemaObject> objects(Connection connection, List<Definition> carried)
      throws SQLException {
    List<SchemaObject> objects = new ArrayList<>(Fingerprint.of(carried, names));
    objects.addAll(PendingStates.objects(connection));
    objects.sort(Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::name));
    return objects;
  }

  /** What is carried, though not quite as it was: tablespaces, subscriptions, versions. */
  public List<String> notes(Connection connection) throws SQLException {
    return Sql.strings(connection, CatalogQuery.on(connection).load("notes"));
  }

  /** Per role, by the name that it has at the target, the statement that would make it there. */
  public Map<String, String> roles(Connection connection) throws SQLException {
    Map<String, String> statements = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(CatalogQuery.on(connection, selection.owners()).load("roles"))) {
      while (rows.next()) {
        statements.put(rows.getString(1), rows.getString(2));
      }
    }
    return statements;
  }

  /** The replica identity of every table of {@link #tables}, in the same order. */
  public List<ReplicaIdentity> replicaIdentities(Connection connection) throws SQLException {
    Set<Long> unselected = unselected(connection);
    List<ReplicaIdentity> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(CatalogQuery.on(connection).load("replica_identities"))) {
      while (rows.next()) {
        if (!unselected.contains(rows.getLong(5))) {
          QualifiedName table = new QualifiedName(rows.getString(1), rows.getString(2));
          found.add(new ReplicaIdentity(table, rows.getString(3), rows.getString(4)));
        }
      }
    }
    return found;
  }

  /**
   * Names, as {@link Definition#name} writes them, of the indexes by which changes find their rows.
   */
  public Set<String> rowKeyIndexes(Connection connection) throws SQLException {
    Set<String> found = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CatalogQuery.on(connection).load("row_keys"))) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /**
   * What was found and is not carried by a change stream, ordered by kind and name but for tables
   * of extensions, which come last.
   */
  public List<Uncarried> uncarried(Connection connection) throws SQLException {
    Set<Long> unselected = unselected(connection);
    List<Uncarried> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CatalogQuery.on(connection).load("uncarried"))) {
      while (rows.next()) {
        if (!unselected.contains(rows.getLong(3))) {
          found.add(new Uncarried(rows.getString(1), rows.getString(2)));
        }
      }
    }
    found.addAll(extensionTables(connection));
    return found;
  }

  /** Only those that users have put rows into. */
  private List<Uncarried> extensionTables(Connection connection) throws SQLException {
    List<Uncarried> found = new ArrayList<>();
    for (TableInfo table : allTables(connection)) {
      String rows = "SELECT EXISTS (SELECT FROM ONLY " + table.name().sql();
      if (table.origin() == TableInfo.Origin.EXTENSION
          && Sql.isTrue(
              connection, rows + table.condition().map(sql -> " WHERE " + sql).orElse("") + ")")) {
        found.add(new Uncarried(table.origin().title(), table.name().sql()));
      }
    }
    return found;
  }

  /**
   * Identifiers ({@code pg_class.oid}) of the tables, partitioned tables, views, sequences and
   * foreign tables that the selection leaves out; none where everything is selected.
   */
  public Set<Long> unselected(Connection connection) throws SQLException {
    return RelationFilter.unselected(connection, selection, names);
  }
}
