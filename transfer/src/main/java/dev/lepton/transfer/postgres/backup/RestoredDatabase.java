package dev.lepton.transfer.postgres.backup;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The throw-away database beside the target. Its comment says whether it is complete, and of which
 * backup.
 */
final class RestoredDatabase {
  private static final String PREFIX = "lepton_restored_";
  private static final int LONGEST_NAME = 63;
  private static final int FORCE_SINCE = 13;

  private final ConnectionFactory server;
  private final String name;

  /**
   * @param server reaches the target's own database
   */
  RestoredDatabase(ConnectionFactory server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Lower-case letters, digits and underscores only, at most 63 bytes. */
  static String nameFor(String database) {
    String name = PREFIX + database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return new String(
        Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_NAME)), StandardCharsets.US_ASCII);
  }

  static boolean isOne(String name) {
    return name.startsWith(PREFIX);
  }

  String name() {
    return name;
  }

  ConnectionFactory connections() {
    return server.withDatabase(name);
  }

  boolean holds(String fingerprint) throws SQLException {
    String sql = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?";
    try (Connection admin = server.open()) {
      return Sql.string(admin, sql, name).filter(complete(fingerprint)::equals).isPresent();
    }
  }

  /** Makes it anew, empty, with the target's encoding, collation and connect privileges. */
  void create() throws SQLException {
    drop();
    try (Connection admin = server.open()) {
      String likeTarget =
          Sql.string(
                  admin,
                  "SELECT format(' TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',"
                      + " pg_encoding_to_char(encoding), datcollate, datctype) FROM pg_database"
                      + " WHERE datname = current_database()")
              .orElseThrow();
      Sql.execute(admin, "CREATE DATABASE " + QualifiedName.quote(name) + likeTarget);
      String privileges =
          "SELECT format('GRANT %s ON DATABASE %I TO %s', x.privilege_type, ?::text, CASE x.grantee"
              + " WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END) FROM pg_database d CROSS"
              + " JOIN LATERAL aclexplode(d.datacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee"
              + " WHERE d.datname = current_database()";
      List<String> grants = Sql.strings(admin, privileges, name);
      if (!grants.isEmpty()) {
        Sql.execute(admin, "REVOKE ALL ON DATABASE " + QualifiedName.quote(name) + " FROM PUBLIC");
      }
      for (String grant : grants) {
        Sql.execute(admin, grant);
      }
    }
  }

  void markComplete(String fingerprint) throws SQLException {
    try (Connection admin = server.open()) {
      Sql.execute(
          admin,
          "COMMENT ON DATABASE "
              + QualifiedName.quote(name)
              + " IS '"
              + complete(fingerprint)
              + "'");
    }
  }

  /** Ends its sessions and drops it; does nothing if it is gone. */
  void drop() throws SQLException {
    try (Connection admin = server.open()) {
      boolean force = admin.getMetaData().getDatabaseMajorVersion() >= FORCE_SINCE;
      if (!force) {
        Sql.strings(
            admin,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?",
            name);
      }
      Sql.execute(
          admin,
          "DROP DATABASE IF EXISTS " + QualifiedName.quote(name) + (force ? " WITH (FORCE)" : ""));
    }
  }

  private static String complete(String fingerprint) {
    return "restored by lepton from backup " + fingerprint;
  }
}
