package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.copy.Chunk;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.verify.DirtyKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Applies segments to one side: collects net changes, writes them in pieces of bounded size, and
 * commits rows and position together. Nothing is visible before {@link #commit}. Not thread-safe.
 */
final class BatchApplier implements AutoCloseable {
  /** Net changes held in memory before they are written, bytes; as many again are being written. */
  private static final long PIECE_BYTES = 24L << 20;

  /** Changes that wait until it is known which of them travel, bytes. */
  private static final long UNSIEVED_BYTES = 4L << 20;

  private static final Row NO_KEY = Row.of(new byte[0][]);

  static final String[] SESSION = {
    // Limits that a role may have are meant for other work: a table may be locked for a while.
    "SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('statement_timeout',"
        + " 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')",
    "SET default_transaction_read_only = off",
    "SET default_transaction_isolation = 'read committed'",
    "SET session_replication_role = replica",
    "SET jit = off",
    // Staged changes are joined with their tables in memory, and stay there until then.
    "SET work_mem = '128MB'",
    "SET temp_buffers = '128MB'",
    // A position is confirmed to the source only when it is durable here.
    "SET synchronous_commit = on",
  };

  private final Connection connection;
  private final ChunkFilter filter;
  private final ChangeRouter router;
  private final ChunkReread reread;
  private final RowConditions conditions;
  private final RowSieve sieve;
  private final List<Segment> unsieved = new ArrayList<>();
  private long unsievedBytes;
  private final TargetTables tables;
  private final Map<QualifiedName, KeyedChanges> keyed = new LinkedHashMap<>();
  private final Map<QualifiedName, BagChanges> bags = new LinkedHashMap<>();
  private final BatchWriter writer;
  private final Set<QualifiedName> leftOut;
  private final Set<Integer> xids = new HashSet<>();
  private long pieceBytes;

  private BatchApplier(Connection connection, StreamRoute route, ChunkFilter filter)
      throws SQLException {
    this.connection = connection;
    this.filter = filter;
    this.router = new ChangeRouter(filter);
    this.reread = new ChunkReread(route.from());
    this.conditions = route.conditions();
    this.sieve = new RowSieve(conditions);
    this.leftOut = new Quarantine(route.slot()).read(connection).keySet();
    this.writer = new BatchWriter(connection, route.slot());
    this.tables = new TargetTables(connection, route.names().at(connection));
  }

  /**
   * Prepares a connection, whose side has a ledger, so that triggers and foreign keys keep still,
   * and a sealed database lets us write.
   */
  static BatchApplier open(Connection connection, StreamRoute route) throws SQLException {
    connection.setAutoCommit(true);
    for (String setting : SESSION) {
      Sql.execute(connection, setting);
    }
    DirtyKeys.create(connection);
    new Quarantine(route.slot()).create(connection);
    ChunkFilter filter = new ChunkFilter(new Ledger().copiedChunks(connection));
    BatchApplier applier = new BatchApplier(connection, route, filter);
    connection.setAutoCommit(false);
    return applier;
  }

  /** Takes the changes of a segment in; may write, never commits. */
  void add(Segment segment) throws SQLException, InterruptedException {
    if (sieve.idle()) {
      take(segment);
      return;
    }
    unsieved.add(segment);
    unsievedBytes += segment.bytes();
    if (unsievedBytes >= UNSIEVED_BYTES) {
      takeSieved();
    }
  }

  private void takeSieved() throws SQLException, InterruptedException {
    for (Segment segment : sieve.sieve(unsieved, leftOut)) {
      take(segment);
    }
    unsieved.clear();
    unsievedBytes = 0;
  }

  private void take(Segment segment) throws SQLException, InterruptedException {
    int xid = segment.begin().xid();
    xids.add(xid);
    for (Message.Change change : segment.changes()) {
      if (change instanceof Message.Truncate truncate) {
        truncate(truncate, xid);
      } else {
        row(change, xid);
      }
    }
    pieceBytes += segment.bytes();
    if (pieceBytes >= PIECE_BYTES) {
      writer.write(piece());
    }
  }

  /**
   * Begins to make everything added visible, together with the position; what is added from now on
   * belongs to the next batch.
   *
   * @param then done once the position is durable, on another thread
   */
  void commit(LogSequenceNumber endLsn, Runnable then) throws SQLException, InterruptedException {
    takeSieved();
    writer.commit(piece(), endLsn, then);
    xids.clear();
  }

  /** What writes; to be settled before the outcome of anything counts. */
  BatchWriter writer() {
    return writer;
  }

  private BatchWriter.Piece piece() {
    BatchWriter.Piece piece =
        new BatchWriter.Piece(List.copyOf(keyed.values()), List.copyOf(bags.values()));
    keyed.clear();
    bags.clear();
    pieceBytes = 0;
    return piece;
  }

  /** Afterwards the connection holds everything added, and is ours. */
  private void writePiece() throws SQLException, InterruptedException {
    writer.write(piece());
    writer.settle();
  }

  private void row(Message.Change change, int xid) throws SQLException, InterruptedException {
    Message.Relation relation = relation(change);
    if (leftOut.contains(relation.name())) {
      return;
    }
    TableTarget table = find(relation).orElse(null);
    if (table == null) {
      return;
    }
    if (table.hasKey()) {
      keyedRow(table, change, xid);
    } else if (router.isNew(table, xid, NO_KEY)) {
      bagRow(bags.computeIfAbsent(table.name(), added -> new BagChanges(table)), table, change);
    }
  }

  private void keyedRow(TableTarget table, Message.Change change, int xid)
      throws SQLException, InterruptedException {
    KeyedChanges changes = keyed.computeIfAbsent(table.name(), added -> new KeyedChanges(table));
    if (change instanceof Message.Insert insert) {
      router.insert(changes, table, xid, insert.row().reordered(table.order()));
    } else if (change instanceof Message.Delete delete) {
      router.delete(changes, table, xid, delete);
    } else if (change instanceof Message.Update update) {
      ChangeRouter.Reread needed = router.update(changes, table, xid, update).orElse(null);
      if (needed != null) {
        readAgain(table, needed.chunkValue());
      }
    }
  }

  private static void bagRow(BagChanges changes, TableTarget table, Message.Change change) {
    if (change instanceof Message.Insert insert) {
      changes.insert(insert.row().reordered(table.order()));
    } else if (change instanceof Message.Delete delete) {
      changes.delete(delete.old().reordered(table.order()));
    } else if (change instanceof Message.Update update) {
      Row old =
          update
              .old()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "an update without key or old row: " + table.name()));
      changes.delete(old.reordered(table.order()));
      changes.insert(update.row().over(old).reordered(table.order()));
    }
  }

  private Optional<TableTarget> find(Message.Relation relation)
      throws SQLException, InterruptedException {
    if (!tables.knows(relation)) {
      writer.alone(() -> tables.find(relation));
    }
    return tables.find(relation);
  }

  private static Message.Relation relation(Message.Change change) {
    if (change instanceof Message.Insert insert) {
      return insert.relation();
    }
    return change instanceof Message.Update update
        ? update.relation()
        : ((Message.Delete) change).relation();
  }

  private void readAgain(TableTarget table, long chunkValue)
      throws SQLException, InterruptedException {
    writePiece();
    Chunk chunk = ChunkReread.chunk(table.origin(), filter.nextOrdinal(table.origin()), chunkValue);
    writer.alone(
        () -> {
          filter.add(reread.read(connection, table, chunk, xids));
          touchedAsAWhole(table.origin());
        });
  }

  private void truncate(Message.Truncate truncate, int xid)
      throws SQLException, InterruptedException {
    writePiece();
    for (Message.Relation relation : truncate.relations()) {
      if (leftOut.contains(relation.name())) {
        continue;
      }
      TableTarget table = find(relation).orElse(null);
      if (table != null) {
        writer.alone(
            () -> {
              empty(table, xid);
              touchedAsAWhole(table.origin());
            });
      }
    }
  }

  /**
   * DELETE rather than TRUNCATE: the latter is not transactional for those who read under an older
   * snapshot, as verify does.
   */
  private void empty(TableTarget table, int xid) throws SQLException {
    String delete = "DELETE FROM ONLY " + table.name().sql();
    String limit = conditions.whereFollowing(table.origin());
    if (filter.isNewEverywhere(xid) || !filter.knows(table.origin())) {
      Sql.execute(connection, delete + limit);
      return;
    }
    List<Long> kept = filter.valuesWith(table.origin(), xid);
    for (Chunk chunk : filter.chunksWithout(table.origin(), xid)) {
      emptyChunk(delete, table, chunk, kept);
    }
  }

  private void emptyChunk(String delete, TableTarget table, Chunk chunk, List<Long> kept)
      throws SQLException {
    List<String> conditions = new ArrayList<>(List.of("true"));
    if (chunk.range().isPresent()) {
      String column = QualifiedName.quote(table.info().chunkColumn().orElseThrow());
      Chunk.Range range = chunk.range().get();
      conditions.add(column + " >= " + range.low());
      conditions.add(column + (range.high() == Long.MAX_VALUE ? " <= " : " < ") + range.high());
      conditions.add("NOT " + column + " = ANY (?)");
    }
    try (PreparedStatement statement =
        connection.prepareStatement(delete + " WHERE " + String.join(" AND ", conditions))) {
      if (chunk.range().isPresent()) {
        statement.setArray(1, connection.createArrayOf("int8", kept.toArray()));
      }
      statement.executeUpdate();
    }
  }

  private void touchedAsAWhole(QualifiedName table) throws SQLException {
    Sql.execute(connection, DirtyKeys.recordTableSql(table));
  }

  /** Leaves the connection that is written to alone. */
  @Override
  public void close() throws SQLException {
    sieve.close();
  }
}
