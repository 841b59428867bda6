package dev.lepton.transfer.postgres;

import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database with one of everything that is carried, and a plain way to tell whether two databases
 * hold the same rows.
 */
public final class Zoo {
  private Zoo() {}

  public static void settle(ConnectionFactory database) {
    try (InputStream sql = Zoo.class.getResourceAsStream("zoo.sql")) {
      TestServers.execute(database, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Per table a digest of all rows as text, sorted. */
  public static Map<String, String> rows(ConnectionFactory database) {
    Map<String, String> digests = new TreeMap<>();
    try (Connection connection = database.open()) {
      for (TableInfo table : new CatalogReader().tables(connection)) {
        String sql =
            "SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n"
                + "' ORDER BY t::text COLLATE \"C\"), '')) FROM ONLY "
                + table.name().sql()
                + " t";
        digests.put(table.name().toString(), TestServers.query(database, sql).get(0));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return digests;
  }
}
