package dev.lepton.transfer.postgres.catalog;

import dev.lepton.model.migration.NamePattern;
import dev.lepton.model.migration.Selection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which relations a selection leaves out. A partition follows its parent, a sequence the table that
 * owns it or whose defaults use it; a child by inheritance goes with its parent only.
 */
final class RelationFilter {
  private final List<NamePattern> schemas;
  private final List<NamePattern> tables;
  private final List<NamePattern> exclude;
  private final Map<Long, Relation> relations = new HashMap<>();
  private final Map<Long, Boolean> selected = new HashMap<>();

  /**
   * @param parents what it is a partition or child of
   * @param owners for a sequence, the table that owns it
   * @param users for a sequence, the tables whose defaults use it
   */
  private record Relation(
      QualifiedName name,
      boolean partition,
      List<Long> parents,
      List<Long> owners,
      List<Long> users) {}

  private RelationFilter(Selection selection) {
    this.schemas = selection.schemas().stream().map(NamePattern::parse).toList();
    this.tables = selection.tables().stream().map(NamePattern::parse).toList();
    this.exclude = selection.exclude().stream().map(NamePattern::parse).toList();
  }

  /** Identifiers of the relations that are left out; none where the whole database is selected. */
  static Set<Long> unselected(Connection connection, Selection selection, SchemaNames names)
      throws SQLException {
    RelationFilter filter = new RelationFilter(selection);
    Set<Long> unselected = new HashSet<>();
    if (!selection.whole()) {
      filter.read(connection, names);
      filter.relations.keySet().stream().filter(r -> !filter.selected(r)).forEach(unselected::add);
    }
    return unselected;
  }

  private void read(Connection connection, SchemaNames names) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(CatalogQuery.on(connection).load("relations"));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        QualifiedName name = new QualifiedName(rows.getString(2), rows.getString(3));
        relations.put(
            rows.getLong(1),
            new Relation(
                names.toSource(name),
                rows.getBoolean(4),
                List.of((Long[]) rows.getArray(5).getArray()),
                List.of((Long[]) rows.getArray(6).getArray()),
                List.of((Long[]) rows.getArray(7).getArray())));
      }
    }
  }

  private boolean selected(long oid) {
    Boolean known = selected.get(oid);
    if (known == null) {
      known = decide(relations.get(oid));
      selected.put(oid, known);
    }
    return known;
  }

  private boolean decide(Relation relation) {
    QualifiedName name = relation.name();
    if (exclude.stream().anyMatch(pattern -> pattern.matches(name.schema(), name.name()))) {
      return false;
    }
    if (!relation.parents().isEmpty()) {
      boolean complete = relation.parents().stream().allMatch(this::selectedIfKnown);
      return complete && (relation.partition() || named(name));
    }
    if (!relation.owners().isEmpty()) {
      return relation.owners().stream().allMatch(this::selectedIfKnown);
    }
    List<Long> users = relation.users().stream().filter(relations::containsKey).toList();
    return named(name) || users.stream().anyMatch(this::selected);
  }

  private boolean selectedIfKnown(long oid) {
    return !relations.containsKey(oid) || selected(oid);
  }

  private boolean named(QualifiedName name) {
    return (schemas.isEmpty() || schemas.stream().anyMatch(p -> p.matches(name.schema())))
        && (tables.isEmpty()
            || tables.stream().anyMatch(p -> p.matches(name.schema(), name.name())));
  }
}
