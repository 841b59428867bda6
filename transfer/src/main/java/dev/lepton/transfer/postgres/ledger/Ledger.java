package dev.lepton.transfer.postgres.ledger;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.copy.Chunk;
import dev.lepton.transfer.postgres.copy.CopiedChunk;
import dev.lepton.transfer.postgres.copy.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been done to a database, kept in its schema {@value #SCHEMA}. Every method works on the
 * caller's connection and never commits, so that an effect and its entry become visible together.
 * Stateless and thread-safe.
 */
public final class Ledger {
  /** The schema that holds the ledger; never copied, compared or published. */
  public static final String SCHEMA = "lepton";

  private static final String[] DDL = {
    "CREATE SCHEMA IF NOT EXISTS lepton",
    "CREATE TABLE IF NOT EXISTS lepton.step (id text PRIMARY KEY, detail text NOT NULL, at"
        + " timestamptz NOT NULL DEFAULT now())",
    "CREATE TABLE IF NOT EXISTS lepton.chunk (schema_name text, table_name text, ordinal int, low"
        + " bigint, high bigint, snapshot text, rows bigint, bytes bigint, seconds double"
        + " precision, PRIMARY KEY (schema_name, table_name, ordinal))",
    "CREATE TABLE IF NOT EXISTS lepton.stream (name text PRIMARY KEY, position pg_lsn NOT NULL)",
    "CREATE TABLE IF NOT EXISTS lepton.identity (stream text, schema_name text, table_name text, who"
        + " text NOT NULL, storage text NOT NULL, target_who text NOT NULL, PRIMARY KEY (stream,"
        + " schema_name, table_name))",
  };

  /** Creates the ledger if it is not there. */
  public void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String ddl : DDL) {
        statement.execute(ddl);
      }
    }
  }

  public boolean exists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT to_regclass('lepton.step') IS NOT NULL")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  public void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS lepton CASCADE");
    }
  }

  /** The detail written when the step finished; empty if it has not. */
  public Optional<String> step(Connection connection, String id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT detail FROM lepton.step WHERE id = ?")) {
      query.setString(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  public void finishStep(Connection connection, String id, String detail) throws SQLException {
    finishSteps(connection, Map.of(id, detail));
  }

  /** Does nothing if it is not there. */
  public void removeStep(Connection connection, String id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM lepton.step WHERE id = ?")) {
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  /** Several at once: details by the steps' identifiers. */
  public void finishSteps(Connection connection, Map<String, String> details) throws SQLException {
    String sql =
        "INSERT INTO lepton.step (id, detail) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET detail ="
            + " excluded.detail";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Map.Entry<String, String> step : details.entrySet()) {
        insert.setString(1, step.getKey());
        insert.setString(2, step.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Writes the chunks of a table down before the first is copied, so that every attempt uses the
   * same ones.
   */
  public void planChunks(Connection connection, List<Chunk> chunks) throws SQLException {
    String sql =
        "INSERT INTO lepton.chunk (schema_name, table_name, ordinal, low, high) VALUES (?, ?, ?, ?,"
            + " ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Chunk chunk : chunks) {
        insert.setString(1, chunk.table().schema());
        insert.setString(2, chunk.table().name());
        insert.setInt(3, chunk.ordinal());
        insert.setObject(4, chunk.range().map(Chunk.Range::low).orElse(null));
        insert.setObject(5, chunk.range().map(Chunk.Range::high).orElse(null));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  public void finishChunk(Connection connection, CopiedChunk copied) throws SQLException {
    String sql =
        "UPDATE lepton.chunk SET snapshot = ?, rows = ?, bytes = ?, seconds = ?"
            + " WHERE schema_name = ? AND table_name = ? AND ordinal = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, copied.snapshot().toString());
      update.setLong(2, copied.rows());
      update.setLong(3, copied.bytes());
      update.setDouble(4, copied.seconds());
      update.setString(5, copied.chunk().table().schema());
      update.setString(6, copied.chunk().table().name());
      update.setInt(7, copied.chunk().ordinal());
      update.executeUpdate();
    }
  }

  /** Chunks planned and not yet copied, by table and ordinal. */
  public List<Chunk> pendingChunks(Connection connection) throws SQLException {
    List<Chunk> chunks = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(chunkQuery("snapshot IS NULL"))) {
      while (rows.next()) {
        chunks.add(chunk(rows));
      }
    }
    return chunks;
  }

  /** Chunks that the target has, by table and ordinal. */
  public List<CopiedChunk> copiedChunks(Connection connection) throws SQLException {
    List<CopiedChunk> chunks = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(chunkQuery("snapshot IS NOT NULL"))) {
      while (rows.next()) {
        chunks.add(
            new CopiedChunk(
                chunk(rows),
                Snapshot.parse(rows.getString(6)),
                rows.getLong(7),
                rows.getLong(8),
                rows.getDouble(9)));
      }
    }
    return chunks;
  }

  /**
   * Position (LSN as text) up to which a stream has been applied here; empty before its first
   * batch.
   */
  public Optional<String> position(Connection connection, String stream) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT position::text FROM lepton.stream WHERE name = ?")) {
      query.setString(1, stream);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  public void advance(Connection connection, String stream, String lsn) throws SQLException {
    String sql =
        "INSERT INTO lepton.stream (name, position) VALUES (?, ?::pg_lsn)"
            + " ON CONFLICT (name) DO UPDATE SET position = excluded.position";
    try (PreparedStatement upsert = connection.prepareStatement(sql)) {
      upsert.setString(1, stream);
      upsert.setString(2, lsn);
      upsert.executeUpdate();
    }
  }

  private static String chunkQuery(String condition) {
    return "SELECT schema_name, table_name, ordinal, low, high, snapshot, rows, bytes, seconds FROM"
        + " lepton.chunk WHERE "
        + condition
        + " ORDER BY 1, 2, 3";
  }

  private static Chunk chunk(ResultSet rows) throws SQLException {
    Long low = rows.getObject(4, Long.class);
    Long high = rows.getObject(5, Long.class);
    Optional<Chunk.Range> range =
        low == null || high == null ? Optional.empty() : Optional.of(new Chunk.Range(low, high));
    return new Chunk(
        new QualifiedName(rows.getString(1), rows.getString(2)), rows.getInt(3), range);
  }
}
