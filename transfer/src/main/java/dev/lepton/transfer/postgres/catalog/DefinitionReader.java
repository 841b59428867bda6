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

/** Reads the definitions of all objects and what each of them needs. */
final class DefinitionReader {
  private DefinitionReader() {}

  /** In an order in which they can be carried out. */
  static List<Definition> read(Connection connection) throws SQLException {
    Map<Address, Address> aliases = aliases(connection);
    List<Definition> found = new ArrayList<>();
    for (ObjectKind kind : ObjectKind.values()) {
      found.addAll(definitions(connection, kind, aliases));
    }
    Map<Address, Definition> known = new HashMap<>();
    found.forEach(definition -> known.put(definition.address(), definition));
    Map<Address, Set<Address>> needs = dependencies(connection, aliases);
    List<Definition> complete = new ArrayList<>();
    for (Definition definition : found) {
      if (definition.kind().property()) {
        Address owner = resolve(definition.address().owner(), aliases);
        // What belongs to an object that is not carried is not carried either.
        if (known.containsKey(owner)) {
          complete.add(definition.withNeeds(Set.of(owner)));
        }
      } else {
        Set<Address> others = new HashSet<>(needs.getOrDefault(definition.address(), Set.of()));
        others.retainAll(known.keySet());
        others.remove(definition.address());
        complete.add(definition.withNeeds(others));
      }
    }
    return DependencyOrder.sort(complete);
  }

  private static List<Definition> definitions(
      Connection connection, ObjectKind kind, Map<Address, Address> aliases) throws SQLException {
    List<Definition> definitions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CatalogQuery.load(kind.query()))) {
      while (rows.next()) {
        Address address = Address.of(rows.getLong(1), rows.getLong(2));
        String name = rows.getString(3);
        if (kind.property()) {
          address = new Address(address.classId(), address.objectId(), kind + " " + name);
        } else if (belongsToExtension(address, kind, aliases)) {
          continue;
        }
        List<String> roles = List.of((String[]) rows.getArray(6).getArray());
        definitions.add(
            new Definition(
                address, kind, name, rows.getString(4), rows.getLong(5), roles, Set.of()));
      }
    }
    return definitions;
  }

  private static boolean belongsToExtension(
      Address address, ObjectKind kind, Map<Address, Address> aliases) {
    return kind != ObjectKind.EXTENSION && !resolve(address, aliases).equals(address);
  }

  private static Map<Address, Address> aliases(Connection connection) throws SQLException {
    Map<Address, Address> aliases = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CatalogQuery.load("aliases"))) {
      while (rows.next()) {
        aliases.put(
            Address.of(rows.getLong(1), rows.getLong(2)),
            Address.of(rows.getLong(3), rows.getLong(4)));
      }
    }
    return aliases;
  }

  private static Map<Address, Set<Address>> dependencies(
      Connection connection, Map<Address, Address> aliases) throws SQLException {
    Map<Address, Set<Address>> needs = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CatalogQuery.load("dependencies"))) {
      while (rows.next()) {
        Address dependent = resolve(Address.of(rows.getLong(1), rows.getLong(2)), aliases);
        Address needed = resolve(Address.of(rows.getLong(3), rows.getLong(4)), aliases);
        needs.computeIfAbsent(dependent, address -> new HashSet<>()).add(needed);
      }
    }
    return needs;
  }

  private static Address resolve(Address address, Map<Address, Address> aliases) {
    Address current = address;
    Address next = aliases.get(current);
    while (next != null && !next.equals(current)) {
      current = next;
      next = aliases.get(current);
    }
    return current;
  }
}
