package dev.lepton.transfer.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A view that is part of a circle is made twice: first as a stub with the same columns, by which
 * the others know it, then as what it is.
 */
final class ViewStubs {
  private static final String CREATE = "CREATE VIEW ";

  private final Dependencies dependencies;
  private final Map<Address, Definition> known = new HashMap<>();
  private final Set<Address> circular;
  private final Map<Address, Definition> stubs = new HashMap<>();

  private ViewStubs(List<Definition> definitions, Dependencies dependencies) {
    this.dependencies = dependencies;
    this.circular = Circles.members(definitions);
    definitions.forEach(definition -> known.put(definition.address(), definition));
  }

  /**
   * The definitions with stubs added where they are needed.
   *
   * @param connection to the database that the definitions are of
   */
  static List<Definition> apply(
      Connection connection, List<Definition> definitions, Dependencies dependencies)
      throws SQLException {
    ViewStubs work = new ViewStubs(definitions, dependencies);
    work.read(connection);
    return work.stubs.isEmpty() ? definitions : work.with(definitions);
  }

  private void read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CatalogQuery.on(connection).load("view_stubs"))) {
      while (rows.next()) {
        Address address = Address.of(rows.getLong(1), rows.getLong(2));
        boolean overItself = rows.getBoolean(6);
        if (known.containsKey(address) && (overItself || circular.contains(address))) {
          Long[] classes = (Long[]) rows.getArray(4).getArray();
          Long[] objects = (Long[]) rows.getArray(5).getArray();
          Set<Address> needs = new HashSet<>();
          for (int i = 0; i < classes.length; i++) {
            needs.add(dependencies.resolve(Address.of(classes[i], objects[i])));
          }
          needs.retainAll(known.keySet());
          stubs.put(address, stub(known.get(address), rows.getString(3), needs));
        }
      }
    }
  }

  private static Definition stub(Definition view, String sql, Set<Address> needs) {
    return new Definition(
        stubAddress(view.address()),
        ObjectKind.VIEW_STUB,
        view.name(),
        sql,
        0,
        List.of(),
        view.schema(),
        needs);
  }

  private static Address stubAddress(Address view) {
    return new Address(view.classId(), view.objectId(), "stub");
  }

  private List<Definition> with(List<Definition> definitions) {
    List<Definition> all = new ArrayList<>();
    for (Definition definition : definitions) {
      Definition stub = stubs.get(definition.address());
      if (stub == null) {
        all.add(definition.withNeeds(needs(definition)));
      } else {
        all.add(stub.withNeeds(throughStubs(stub.needs())));
        Set<Address> needs = throughStubs(definition.needs());
        needs.add(stub.address());
        all.add(completing(definition, needs));
      }
    }
    return all;
  }

  private Set<Address> needs(Definition definition) {
    // Rows of a materialised view come after all views: those that it reads may read a stub.
    if (definition.kind() == ObjectKind.MATERIALIZED_VIEW_ROWS) {
      Set<Address> needs = new HashSet<>(definition.needs());
      needs.addAll(stubs.keySet());
      return needs;
    }
    // What is said of a view is said of the complete one: it replaces what the stub was given.
    return definition.kind().property() ? definition.needs() : throughStubs(definition.needs());
  }

  private Set<Address> throughStubs(Set<Address> needs) {
    Set<Address> through = new HashSet<>();
    needs.forEach(need -> through.add(stubs.containsKey(need) ? stubAddress(need) : need));
    return through;
  }

  private static Definition completing(Definition view, Set<Address> needs) {
    return new Definition(
        view.address(),
        view.kind(),
        view.name(),
        "CREATE OR REPLACE VIEW " + view.sql().substring(CREATE.length()),
        view.weight(),
        view.roles(),
        view.schema(),
        needs);
  }
}
