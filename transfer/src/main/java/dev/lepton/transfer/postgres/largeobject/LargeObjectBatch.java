package dev.lepton.transfer.postgres.largeobject;

import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Copies the large objects of a range of identifiers, both ends included. Objects and ledger entry
 * commit together on the target.
 */
record LargeObjectBatch(long first, long last, LargeObjectCopier ends) implements Task {
  static final String STEP = "large-objects/";

  /** Bytes read and written at once; no object takes more memory than that. */
  private static final int SLICE = 1 << 20;

  /** Objects that the driver holds at a time. */
  private static final int FETCHED = 16;

  private static final String READ =
      "SELECT oid::bigint, lo_get(oid, 0, "
          + SLICE
          + ") FROM pg_largeobject_metadata WHERE oid BETWEEN ?::oid AND ?::oid ORDER BY oid";

  @Override
  public String id() {
    return STEP + first + "-" + last;
  }

  @Override
  public void run() {
    try {
      ends.source().lend(from -> Transactions.run(from, this::read));
    } catch (SQLException e) {
      throw SqlFailure.of(ends.source().factory(), "read large objects", e);
    }
  }

  private String read(Connection reading) throws SQLException {
    ends.snapshots().begin(reading);
    try {
      return ends.target().lend(to -> Transactions.run(to, writing -> copy(reading, writing)));
    } catch (SQLException e) {
      throw SqlFailure.of(ends.target().factory(), "write large objects", e);
    }
  }

  private String copy(Connection reading, Connection writing) throws SQLException {
    Ledger ledger = new Ledger();
    if (ledger.step(writing, id()).isPresent()) {
      return id();
    }
    try (PreparedStatement query = reading.prepareStatement(READ)) {
      query.setFetchSize(FETCHED);
      query.setLong(1, first);
      query.setLong(2, last);
      try (ResultSet objects = query.executeQuery();
          PreparedStatement make = writing.prepareStatement("SELECT lo_from_bytea(?::oid, ?)")) {
        while (objects.next()) {
          byte[] begin = objects.getBytes(2);
          make.setLong(1, objects.getLong(1));
          make.setBytes(2, begin);
          make.execute();
          if (begin.length == SLICE) {
            append(reading, writing, objects.getLong(1));
          }
        }
      }
    }
    new LargeObjectRights(reading, writing, ends.owners()).carry(first, last);
    ledger.finishStep(writing, id(), "");
    return id();
  }

  /** What comes after the first slice. */
  private static void append(Connection reading, Connection writing, long id) throws SQLException {
    try (PreparedStatement get = reading.prepareStatement("SELECT lo_get(?::oid, ?, ?)");
        PreparedStatement put = writing.prepareStatement("SELECT lo_put(?::oid, ?, ?)")) {
      long offset = SLICE;
      byte[] slice;
      do {
        get.setLong(1, id);
        get.setLong(2, offset);
        get.setInt(3, SLICE);
        try (ResultSet row = get.executeQuery()) {
          row.next();
          slice = row.getBytes(1);
        }
        put.setLong(1, id);
        put.setLong(2, offset);
        put.setBytes(3, slice);
        put.execute();
        offset += slice.length;
      } while (slice.length == SLICE);
    }
  }
}
