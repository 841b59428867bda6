package dev.lepton.transfer.postgres.largeobject;

import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Owners, privileges and comments of large objects. Not thread-safe. */
final class LargeObjectRights {
  private static final String OWNERS =
      "SELECT m.oid::text, r.rolname FROM pg_largeobject_metadata m JOIN pg_roles r ON r.oid ="
          + " m.lomowner WHERE m.oid BETWEEN ?::oid AND ?::oid ORDER BY m.oid";

  private static final String GRANTS =
      "SELECT m.oid::text, coalesce(r.rolname, ''), x.privilege_type || CASE WHEN x.is_grantable"
          + " THEN ' with grant option' ELSE '' END FROM pg_largeobject_metadata m CROSS JOIN"
          + " LATERAL aclexplode(m.lomacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee WHERE m.oid"
          + " BETWEEN ?::oid AND ?::oid AND x.grantee <> m.lomowner AND (x.grantee = 0 OR r.rolname"
          + " IS NOT NULL) ORDER BY m.oid, 2, 3";

  private static final String COMMENTS =
      "SELECT objoid::text, quote_literal(description), '' FROM pg_description WHERE classoid ="
          + " 'pg_largeobject'::regclass AND objoid BETWEEN ?::oid AND ?::oid ORDER BY objoid";

  private final Connection reading;
  private final Connection writing;
  private final OwnerSpec owners;

  LargeObjectRights(Connection reading, Connection writing, OwnerSpec owners) {
    this.reading = reading;
    this.writing = writing;
    this.owners = owners;
  }

  /** Works within the callers' transactions. Roles that the target lacks are passed over. */
  void carry(long first, long last) throws SQLException {
    Set<String> known = new HashSet<>(Sql.strings(writing, "SELECT rolname FROM pg_roles"));
    List<String> statements = new ArrayList<>();
    for (String[] row : rows(COMMENTS, first, last)) {
      statements.add("COMMENT ON LARGE OBJECT " + row[0] + " IS " + row[1]);
    }
    for (String[] row : rows(GRANTS, first, last)) {
      String role = owners.role(row[1]);
      if (row[1].isEmpty() || known.contains(role)) {
        statements.add(grant(row, role));
      }
    }
    if (owners.keep()) {
      String me = Sql.string(writing, "SELECT current_user").orElseThrow();
      for (String[] row : rows(OWNERS, first, last)) {
        String owner = owners.role(row[1]);
        if (known.contains(owner) && !owner.equals(me)) {
          statements.add(
              "ALTER LARGE OBJECT " + row[0] + " OWNER TO " + QualifiedName.quote(owner));
        }
      }
    }
    for (String statement : statements) {
      Sql.execute(writing, statement);
    }
  }

  private static String grant(String[] row, String role) {
    boolean passable = row[2].endsWith(" with grant option");
    String privilege = passable ? row[2].substring(0, row[2].indexOf(' ')) : row[2];
    return "GRANT "
        + privilege
        + " ON LARGE OBJECT "
        + row[0]
        + " TO "
        + (row[1].isEmpty() ? "PUBLIC" : QualifiedName.quote(role))
        + (passable ? " WITH GRANT OPTION" : "");
  }

  private List<String[]> rows(String sql, long first, long last) throws SQLException {
    List<String[]> found = new ArrayList<>();
    try (PreparedStatement query = reading.prepareStatement(sql)) {
      query.setLong(1, first);
      query.setLong(2, last);
      try (ResultSet rows = query.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          String[] row = new String[columns];
          for (int i = 0; i < columns; i++) {
            row[i] = rows.getString(i + 1);
          }
          found.add(row);
        }
      }
    }
    return found;
  }
}
