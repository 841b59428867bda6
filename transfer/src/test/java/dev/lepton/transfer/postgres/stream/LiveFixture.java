package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.copy.Chunk;
import dev.lepton.transfer.postgres.copy.CopiedChunk;
import dev.lepton.transfer.postgres.copy.Snapshot;
import dev.lepton.transfer.postgres.cutover.WriteGuard;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Two databases of the same schema with a slot between them, and a small chunk-wise copy. */
public final class LiveFixture implements AutoCloseable {
  public final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  public final ConnectionFactory target = TestServers.fresh(Side.TARGET);
  public final String slot = "lepton_" + source.endpoint().database();
  private final List<LiveLink> links = new ArrayList<>();

  /**
   * @param schema run on both sides
   */
  public LiveFixture(String... schema) {
    TestServers.execute(source, schema);
    TestServers.execute(target, schema);
    TestServers.execute(
        source,
        "CREATE PUBLICATION \"" + slot + "\" FOR ALL TABLES",
        "SELECT pg_create_logical_replication_slot('" + slot + "', 'pgoutput')");
    withTarget(new Ledger()::create);
    withTarget(
        connection -> new WriteGuard().install(connection, new CatalogReader().tables(connection)));
  }

  /** A caller's work on a connection. */
  @FunctionalInterface
  public interface Work {
    void run(Connection connection) throws SQLException;
  }

  public void source(String... statements) {
    TestServers.execute(source, statements);
  }

  /** All statements in one transaction. */
  public void sourceTransaction(String... statements) {
    TestServers.execute(source, "BEGIN; " + String.join("; ", statements) + "; COMMIT");
  }

  /** Writes to the target behind the guard's back, as a fault would. */
  public void corrupt(String... statements) {
    String[] all = new String[statements.length + 1];
    all[0] = "SET session_replication_role = replica";
    System.arraycopy(statements, 0, all, 1, statements.length);
    TestServers.execute(target, all);
  }

  public List<String> onSource(String sql) {
    return TestServers.query(source, sql);
  }

  public List<String> onTarget(String sql) {
    return TestServers.query(target, sql);
  }

  public void withTarget(Work work) {
    try (Connection connection = target.open()) {
      work.run(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A link of its own, as a new process would have. */
  public LiveLink link() {
    return link(source, target);
  }

  /** A link that reaches the two sides on a way of its own, for instance through a bad network. */
  public LiveLink link(ConnectionFactory toSource, ConnectionFactory toTarget) {
    LiveLink link =
        new LiveLink(
            TestServers.settings(source, target, Path.of("target")),
            toSource,
            toTarget,
            slot,
            EventSink.none());
    links.add(link);
    return link;
  }

  public LiveLink following() {
    LiveLink link = link();
    link.follow();
    return link;
  }

  /** Asserts that both sides print the same rows once everything has been applied. */
  public void assertSame(LiveLink link, String... tables) {
    link.catchUp(Duration.ofSeconds(20));
    for (String table : tables) {
      String rows = "SELECT t::text FROM " + table + " t ORDER BY t::text COLLATE \"C\"";
      assertThat(onTarget(rows)).as(table).isEqualTo(onSource(rows));
    }
  }

  /** A connection that the tool does not take for one of its own. */
  public static Connection application(ConnectionFactory side) throws SQLException {
    return DriverManager.getConnection(
        side.endpoint().jdbcUrl() + "&ApplicationName=shop&user=" + side.endpoint().user());
  }

  /**
   * What a writer does between two transactions. Writers without rest are more than a slow machine
   * can follow, and take the processors from what they are there to test.
   */
  public static void rest() {
    LockSupport.parkNanos(Duration.ofMillis(4).toNanos());
  }

  /**
   * Copies one chunk as the mover does: rows, snapshot and ledger entry in one target transaction.
   */
  public void copy(String table, int ordinal, Optional<Chunk.Range> range) {
    try (Connection from = source.open();
        Connection to = target.open()) {
      TableInfo info =
          new CatalogReader()
              .tables(from).stream()
                  .filter(t -> t.name().name().equals(table))
                  .findFirst()
                  .orElseThrow();
      from.setAutoCommit(false);
      from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      to.setAutoCommit(false);
      Snapshot snapshot = Snapshot.parse(text(from, "SELECT txid_current_snapshot()::text"));
      String columns =
          info.storedColumns().stream().map(ColumnInfo::sql).collect(Collectors.joining(", "));
      String where = range.map(r -> condition(info, r)).orElse("");
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      from.unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "COPY (SELECT " + columns + " FROM ONLY " + info.name().sql() + where + ") TO STDOUT",
              rows);
      text(to, "SET LOCAL session_replication_role = replica; SELECT 1");
      long count =
          to.unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY " + info.name().sql() + " (" + columns + ") FROM STDIN",
                  new ByteArrayInputStream(rows.toByteArray()));
      Chunk chunk = new Chunk(info.name(), ordinal, range);
      new Ledger().planChunks(to, List.of(chunk));
      new Ledger().finishChunk(to, new CopiedChunk(chunk, snapshot, count, rows.size(), 0));
      to.commit();
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Copies every table whole. */
  public void copyAll() {
    try (Connection from = source.open()) {
      for (TableInfo table : new CatalogReader().tables(from)) {
        copy(table.name().name(), 0, Optional.empty());
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String condition(TableInfo table, Chunk.Range range) {
    String column = table.chunkColumn().orElseThrow();
    return " WHERE "
        + column
        + " >= "
        + range.low()
        + " AND "
        + column
        + (range.high() == Long.MAX_VALUE ? "<=" : "<")
        + range.high();
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet result = statement.getResultSet()) {
        result.next();
        return result.getString(1);
      }
    }
  }

  @Override
  public void close() {
    links.forEach(LiveLink::close);
    TestServers.execute(
        source,
        "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = '"
            + slot
            + "' AND active",
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '"
            + slot
            + "' AND NOT active");
    TestServers.execute(
        target,
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '"
            + slot
            + "_back' AND NOT active");
  }
}
