package dev.lepton.transfer.postgres.catalog;

import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the definitions of all objects and what each of them needs. */
final class DefinitionReader {
  private static final int FIRST_USER_OBJECT = 16384;

  private final Connection connection;
  private final CatalogQuery queries;
  private final Dependencies dependencies;
  private final long extensionClass;

  private DefinitionReader(Connection connection, CatalogQuery queries, Dependencies dependencies)
      throws SQLException {
    this.extensionClass =
        Long.parseLong(
            Sql.string(connection, "SELECT 'pg_extension'::regclass::oid").orElseThrow());
    this.connection = connection;
    this.queries = queries;
    this.dependencies = dependencies;
  }

  /** What was found, in no order. */
  record Found(List<Definition> definitions, Dependencies dependencies) {}

  static Found read(Connection connection, OwnerSpec owners) throws SQLException {
    CatalogQuery queries = CatalogQuery.on(connection, owners);
    Dependencies dependencies = Dependencies.read(connection, queries);
    DefinitionReader reader = new DefinitionReader(connection, queries, dependencies);
    return new Found(RefreshOrder.apply(reader.connected(reader.all())), dependencies);
  }

  private List<Definition> all() throws SQLException {
    List<Definition> found = new ArrayList<>();
    boolean superuser = Sql.isTrue(connection, "SELECT current_setting('is_superuser')::boolean");
    for (ObjectKind kind : ObjectKind.values()) {
      // Nobody else may read a subscription's connection string.
      boolean readable = superuser || kind != ObjectKind.SUBSCRIPTION;
      if (readable && !kind.derived()) {
        found.addAll(definitions(kind));
      }
    }
    return found;
  }

  private List<Definition> connected(List<Definition> found) {
    Map<Address, Definition> known = new HashMap<>();
    found.forEach(definition -> known.put(definition.address(), definition));
    List<Definition> complete = new ArrayList<>();
    for (Definition definition : found) {
      if (definition.kind().property()) {
        Address owner = dependencies.resolve(definition.address().owner());
        if (known.containsKey(owner)) {
          complete.add(definition.withNeeds(Set.of(owner)));
        } else if (definition.kind().ofDatabase() || isOnServersOwn(definition)) {
          complete.add(definition);
        }
        // What belongs to any other object that is not carried is not carried either.
      } else {
        Set<Address> others = new HashSet<>(dependencies.needs(definition.address()));
        others.retainAll(known.keySet());
        complete.add(definition.withNeeds(others));
      }
    }
    return complete;
  }

  /** Whether it is a member of an extension, or a part of a table that is one. */
  private boolean comesWithExtension(ObjectKind kind, Address address) {
    return !dependencies.resolve(address).equals(address)
        || kind.partOfTable() && dependencies.owners(address).stream().anyMatch(this::isExtension);
  }

  private boolean isExtension(Address address) {
    return address.classId() == extensionClass;
  }

  /** Privileges on the server's own objects that somebody has changed. */
  private static boolean isOnServersOwn(Definition definition) {
    return definition.kind() == ObjectKind.GRANT
        && definition.address().objectId() < FIRST_USER_OBJECT;
  }

  private List<Definition> definitions(ObjectKind kind) throws SQLException {
    List<Definition> definitions = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(queries.load(kind.query()));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Address address = Address.of(rows.getLong(1), rows.getLong(2));
        String name = rows.getString(3);
        if (kind.property()) {
          address = new Address(address.classId(), address.objectId(), kind + " " + name);
        } else if (kind != ObjectKind.EXTENSION && comesWithExtension(kind, address)) {
          continue;
        }
        List<String> roles = List.of((String[]) rows.getArray(6).getArray());
        definitions.add(
            new Definition(
                address,
                kind,
                name,
                rows.getString(4),
                rows.getLong(5),
                roles,
                Optional.ofNullable(rows.getString(7)),
                Set.of()));
      }
    }
    return definitions;
  }
}
