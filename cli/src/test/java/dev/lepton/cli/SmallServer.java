package dev.lepton.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL server that asks for passwords, with a database "shop" of two tables and an empty
 * one called "fresh".
 */
record SmallServer(EmbeddedPostgres server) implements AutoCloseable {
  static final String PASSWORD = "right-and-secret";

  private static final String LEFTOVERS =
      "SELECT 'slot ' || slot_name FROM pg_replication_slots UNION ALL SELECT 'publication ' || pubname FROM pg_publication"
          + " UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname = 'lepton'"
          + " UNION ALL SELECT 'replica identity of ' || c.oid::regclass FROM pg_class c WHERE relreplident = 'f'"
          + " UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal"
          + " UNION ALL SELECT 'setting ' || s FROM pg_db_role_setting, unnest(setconfig) s";

  static SmallServer start(String walLevel) throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("wal_level", walLevel)
            .setServerConfig("fsync", "off")
            .setServerConfig("password_encryption", "scram-sha-256")
            .start();
    SmallServer small = new SmallServer(server);
    small.execute(
        "postgres",
        "ALTER ROLE postgres PASSWORD '" + PASSWORD + "'",
        "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'",
        "CREATE DATABASE shop",
        "CREATE DATABASE fresh");
    small.execute(
        "shop",
        "CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL)",
        "CREATE TABLE sale (id bigint PRIMARY KEY, customer_id bigint REFERENCES customer, note text)",
        "INSERT INTO customer SELECT i, 'customer ' || i FROM generate_series(1, 100) i",
        "INSERT INTO sale SELECT i, 1 + i % 100, (SELECT string_agg(md5(i || '/' || j), '') FROM generate_series(1, 64) j) FROM generate_series(1, 2000) i");
    small.askForPasswords();
    return small;
  }

  private void askForPasswords() throws IOException, SQLException {
    Path rules = Path.of(strings("postgres", "SHOW hba_file").get(0));
    Files.writeString(
        rules,
        "local all all trust\nhost all all all scram-sha-256\nhost replication all all scram-sha-256\n");
    execute("postgres", "SELECT pg_reload_conf()");
  }

  /** A line of migration.yaml's "databases": the address of a database as one of its users. */
  String address(String user, String database) {
    return "postgresql://"
        + user
        + "@127.0.0.1:"
        + server.getPort()
        + "/"
        + database
        + "?sslmode=disable";
  }

  /** Every table with the number and a hash of its rows. */
  List<String> contents(String database) throws SQLException {
    List<String> contents = new ArrayList<>();
    String tables =
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1";
    for (String table : strings(database, tables)) {
      String rows =
          "SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 7)), 0) FROM "
              + table
              + " t";
      contents.add(table + ": " + strings(database, rows).get(0));
    }
    return contents;
  }

  /** Whatever a move could have left behind in a database. */
  List<String> leftovers(String database) throws SQLException {
    return strings(database, LEFTOVERS);
  }

  List<String> databases() throws SQLException {
    return strings(
        "postgres", "SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1");
  }

  void execute(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  List<String> strings(String database, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private Connection connect(String database) throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?sslmode=disable";
    return DriverManager.getConnection(url, "postgres", PASSWORD);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
