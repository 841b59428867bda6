package dev.lepton.transfer.postgres.catalog;

import dev.lepton.model.migration.OwnerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The catalogue queries, one SQL file each beside this class. A line that ends with {@code -- since
 * 15} or {@code -- before 15} is for these server versions only.
 */
final class CatalogQuery {
  private static final Pattern VERSION = Pattern.compile("-- (since|before) (\\d+)\\s*$");

  private final int version;
  private final String prelude;

  private CatalogQuery(int version, String prelude) {
    this.version = version;
    this.prelude = prelude;
  }

  /** Queries that name roles as they are called at the target. */
  static CatalogQuery on(Connection connection, OwnerSpec owners) throws SQLException {
    return new CatalogQuery(connection.getMetaData().getDatabaseMajorVersion(), prelude(owners));
  }

  static CatalogQuery on(Connection connection) throws SQLException {
    return on(connection, OwnerSpec.KEEP);
  }

  /**
   * What every query may use: the schemas that are the user's, the objects that belong to
   * extensions, and roles by the names that they have at the target.
   */
  private static String prelude(OwnerSpec owners) {
    String renamed =
        owners.roles().entrySet().stream()
            .map(role -> " WHEN " + literal(role.getKey()) + " THEN " + literal(role.getValue()))
            .collect(Collectors.joining());
    String name = renamed.isEmpty() ? "rolname" : "CASE rolname" + renamed + " ELSE rolname END";
    return "WITH user_schema AS (SELECT oid, nspname FROM pg_namespace"
        + " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'lepton')),"
        + " extension_member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),"
        + " owner_mode AS (SELECT "
        + owners.keep()
        + " AS keep), role_name AS (SELECT oid, ("
        + name
        + ")::text AS rolname FROM pg_roles) ";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  String load(String name) {
    try (InputStream in = CatalogQuery.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("no catalogue query named " + name);
      }
      String sql =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(this::applies)
              .collect(Collectors.joining("\n"));
      return prelude + "SELECT * FROM (" + sql + "\n) AS found";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean applies(String line) {
    Matcher condition = VERSION.matcher(line);
    return !condition.find()
        || condition.group(1).equals("since") == (version >= Integer.parseInt(condition.group(2)));
  }
}
