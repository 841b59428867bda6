package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The states of one side's objects, by what they are states of.
 *
 * @param roles that the side knows
 */
record ObjectStates(Map<String, ObjectState> byIdentity, Set<String> roles) {

  /**
   * @param names the side's own, to which the source's are told
   */
  static ObjectStates read(SideSession session, SchemaNames names) {
    Map<String, ObjectState> states =
        session.query(
            sql(),
            rows -> {
              Map<String, ObjectState> found = new TreeMap<>();
              while (rows.next()) {
                ObjectState state = state(rows, names);
                found.put(state.identity(), state);
              }
              return found;
            });
    Set<String> roles =
        session.query(
            "SELECT rolname FROM pg_roles",
            rows -> {
              Set<String> found = new HashSet<>();
              while (rows.next()) {
                found.add(rows.getString(1));
              }
              return found;
            });
    return new ObjectStates(states, roles);
  }

  private static ObjectState state(ResultSet row, SchemaNames names) throws SQLException {
    QualifiedName name = names.toSource(new QualifiedName(row.getString(2), row.getString(3)));
    return new ObjectState(
        row.getString(1),
        name.schema(),
        name.name(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  private static String sql() {
    try (InputStream in = ObjectStates.class.getResourceAsStream("states.sql")) {
      if (in == null) {
        throw new IllegalStateException("states.sql is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
