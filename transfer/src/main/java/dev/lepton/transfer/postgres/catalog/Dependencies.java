package dev.lepton.transfer.postgres.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which objects need which others, in terms of the objects that we create. */
final class Dependencies {
  private final Map<Address, Address> aliases = new HashMap<>();
  private final Map<Address, Set<Address>> needs = new HashMap<>();
  private final Map<Address, Set<Address>> owners = new HashMap<>();

  private Dependencies() {}

  static Dependencies read(Connection connection, CatalogQuery queries) throws SQLException {
    Dependencies dependencies = new Dependencies();
    try (PreparedStatement statement = connection.prepareStatement(queries.load("aliases"));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        dependencies.aliases.put(
            Address.of(rows.getLong(1), rows.getLong(2)),
            Address.of(rows.getLong(3), rows.getLong(4)));
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(queries.load("dependencies"));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        dependencies.add(
            Address.of(rows.getLong(1), rows.getLong(2)),
            Address.of(rows.getLong(3), rows.getLong(4)),
            rows.getBoolean(5));
      }
    }
    return dependencies;
  }

  private void add(Address dependent, Address needed, boolean belongs) {
    Address from = resolve(dependent);
    Address to = resolve(needed);
    if (!from.equals(to)) {
      needs.computeIfAbsent(from, address -> new HashSet<>()).add(to);
      if (belongs) {
        owners.computeIfAbsent(from, address -> new HashSet<>()).add(to);
      }
    }
  }

  Set<Address> needs(Address address) {
    return needs.getOrDefault(address, Set.of());
  }

  /** Those of what it needs that it is a part of, and goes with. */
  Set<Address> owners(Address address) {
    return owners.getOrDefault(address, Set.of());
  }

  /** The object that we create, of which this one is a part. */
  Address resolve(Address address) {
    Address current = address;
    Address next = aliases.get(current);
    while (next != null && !next.equals(current)) {
      current = next;
      next = aliases.get(current);
    }
    return current;
  }
}
