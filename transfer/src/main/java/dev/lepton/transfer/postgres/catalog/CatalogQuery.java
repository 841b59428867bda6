package dev.lepton.transfer.postgres.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The catalogue queries, one SQL file each beside this class. */
final class CatalogQuery {
  /**
   * What every query may use: the schemas that are the user's, and the objects that belong to
   * extensions.
   */
  private static final String PRELUDE =
      "WITH user_schema AS (SELECT oid, nspname FROM pg_namespace"
          + " WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'lepton')),"
          + " extension_member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e') ";

  private CatalogQuery() {}

  static String load(String name) {
    try (InputStream in = CatalogQuery.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("no catalogue query named " + name);
      }
      return PRELUDE
          + "SELECT * FROM ("
          + new String(in.readAllBytes(), StandardCharsets.UTF_8)
          + ") AS found";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
