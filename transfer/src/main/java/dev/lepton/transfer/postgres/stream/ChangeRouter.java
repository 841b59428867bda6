package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decides what a change of a row means for a table with a key: which key it concerns, whether the
 * key changed, and which of its halves the target still lacks. Not thread-safe.
 */
final class ChangeRouter {
  /**
   * What has to be done beyond folding: the rows of this value of the chunk column must be read
   * again from the source.
   */
  record Reread(long chunkValue) {}

  private final ChunkFilter filter;

  ChangeRouter(ChunkFilter filter) {
    this.filter = filter;
  }

  void insert(KeyedChanges changes, TableTarget table, int xid, Row row) {
    if (isNew(table, xid, table.keyOf(row))) {
      changes.insert(row);
    }
  }

  void delete(KeyedChanges changes, TableTarget table, int xid, Message.Delete delete) {
    Row key = table.keyOf(oldImage(table, delete.relation(), delete.old()));
    if (isNew(table, xid, key)) {
      changes.delete(key);
    }
  }

  Optional<Reread> update(KeyedChanges changes, TableTarget table, int xid, Message.Update update) {
    Row row = update.row().reordered(table.order());
    Optional<Row> old = update.old().map(image -> oldImage(table, update.relation(), image));
    if (old.isPresent() && update.relation().replicaIdentity() == 'f') {
      row = row.over(old.get());
    }
    Row before = old.map(table::keyOf).orElse(null);
    Row after = before == null ? table.keyOf(row) : table.keyOf(row).over(before);
    if (!after.isComplete()) {
      throw new IllegalArgumentException(
          "pgoutput left the key out of an update of " + table.name());
    }
    row = row.lacks(table.key()) ? row.with(after, table.key()) : row;
    if (before == null || before.equals(after)) {
      if (isNew(table, xid, after)) {
        changes.update(after, row);
      }
      return Optional.empty();
    }
    return move(changes, table, xid, new Move(before, after, row));
  }

  private record Move(Row before, Row after, Row row) {}

  private Optional<Reread> move(KeyedChanges changes, TableTarget table, int xid, Move move) {
    boolean leaves = isNew(table, xid, move.before());
    boolean arrives = isNew(table, xid, move.after());
    if (leaves && arrives) {
      changes.move(move.before(), move.after(), move.row());
    } else if (leaves) {
      changes.delete(move.before());
    } else if (arrives && move.row().isComplete()) {
      changes.insert(move.row());
    } else if (arrives) {
      return Optional.of(new Reread(chunkValue(table, move.after())));
    }
    return Optional.empty();
  }

  boolean isNew(TableTarget table, int xid, Row key) {
    return filter.isNewEverywhere(xid) || filter.isNew(table.origin(), chunkValue(table, key), xid);
  }

  /**
   * The value by which the row's chunk is found; anything will do for a table copied in one piece.
   */
  private static long chunkValue(TableTarget table, Row key) {
    byte[] value = table.chunkColumn().isPresent() ? key.value(0) : null;
    return value == null ? 0 : Long.parseLong(new String(value, StandardCharsets.US_ASCII));
  }

  /**
   * The old image in the target's order, provided that the source logs the key that the target
   * knows rows by.
   */
  private static Row oldImage(TableTarget table, Message.Relation relation, Row old) {
    for (int key : table.key()) {
      if (!relation.columns().get(table.order()[key]).identity()) {
        throw new LeptonException(
            ErrorCode.NOT_SUPPORTED,
            "the replica identity of " + table.name() + " does not contain the table's key",
            table.name().toString(),
            "ALTER TABLE "
                + table.name().sql()
                + " REPLICA IDENTITY FULL, or DEFAULT where it has a primary key");
      }
    }
    return old.reordered(table.order());
  }
}
