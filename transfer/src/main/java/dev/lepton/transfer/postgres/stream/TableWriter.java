package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.verify.DirtyKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Writes one table's net changes in bulk, within the caller's transaction: COPY into a temporary
 * table, then one statement for each kind of change; rows that are only added are copied straight
 * into the table. Deletes go before inserts, so that rows may swap unique values. Not thread-safe.
 */
final class TableWriter {
  private static final long MOST_KEYS = 1_000_000;

  private final Connection connection;
  private final Stage stage;
  private final byte[] noValues;
  private boolean staged;
  private boolean stageFilled;
  private long keysRecorded;

  TableWriter(Connection connection, Stage stage) {
    this.connection = connection;
    this.stage = stage;
    this.noValues = ascii("\\N" + "\t\\N".repeat(Math.max(0, stage.table().columns().size() - 1)));
  }

  /** The transaction has ended, and with it the temporary table's rows. */
  void transactionEnded() {
    stageFilled = false;
  }

  /**
   * @param recording whether touched keys are noted for the verification
   */
  void write(KeyedChanges changes, boolean recording) throws SQLException {
    if (!recording && changes.onlyInserts()) {
      try (CopyText copy = new CopyText(connection, stage.copyIntoTargetSql())) {
        for (KeyedChanges.Net net : changes.net().values()) {
          copy.row(net.image()).endRow();
        }
        copy.finish();
      }
      return;
    }
    emptyStage();
    WriteTally tally = new WriteTally(stage);
    try (CopyText copy = new CopyText(connection, stage.copySql())) {
      for (Map.Entry<Row, KeyedChanges.Net> entry : changes.net().entrySet()) {
        stage(copy, tally, entry.getKey(), entry.getValue());
      }
      copy.finish();
    }
    int keys = changes.net().size();
    // The target works for a while now; the rows' memory is needed for those that come meanwhile.
    changes.forget();
    try (Statement statement = connection.createStatement()) {
      if (recording) {
        record(statement, keys);
      }
      for (WriteTally.Set fill : tally.fills()) {
        expect(fill.rows(), statement.executeUpdate(stage.fillSql(fill.leftOut(), fill.mask())));
      }
      if (tally.deletes() > 0) {
        expect(tally.deletes(), statement.executeUpdate(stage.deleteSql()));
      }
      for (WriteTally.Set update : tally.updates()) {
        if (update.rows() > 0) {
          String sql = stage.updateSql(update.leftOut(), update.mask(), update.isAscending());
          expectUpdates(statement, update.rows(), statement.executeUpdate(sql));
        }
      }
      if (tally.inserts() > 0) {
        statement.executeUpdate(stage.insertSql());
      }
    }
  }

  void write(BagChanges changes) throws SQLException {
    if (!changes.added().isEmpty()) {
      append(changes.added());
      return;
    }
    emptyStage();
    int fewer = 0;
    int id = 0;
    try (CopyText copy = new CopyText(connection, stage.copySql())) {
      for (Map.Entry<Row, Integer> entry : changes.net().entrySet()) {
        copy.plain(ascii(id++ + "\t" + entry.getValue())).row(entry.getKey()).endRow();
        fewer += Math.max(0, -entry.getValue());
      }
      copy.finish();
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(DirtyKeys.recordTableSql(stage.table().origin()));
      if (fewer > 0) {
        expect(fewer, statement.executeUpdate(stage.deleteBagSql()));
      }
      statement.executeUpdate(stage.insertBagSql());
    }
  }

  private void append(List<Row> rows) throws SQLException {
    try (CopyText copy = new CopyText(connection, stage.copyIntoTargetSql())) {
      for (Row row : rows) {
        copy.row(row).endRow();
      }
      copy.finish();
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(DirtyKeys.recordTableSql(stage.table().origin()));
    }
  }

  /** Notes which rows are touched; beyond a number their table instead, which ends the noting. */
  private void record(Statement statement, int keys) throws SQLException {
    statement.executeUpdate(
        DirtyKeys.recordKeysSql(stage.table().origin(), stage.touchedSql(), stage.touchedKey()));
    keysRecorded += keys;
    if (keysRecorded > MOST_KEYS) {
      statement.executeUpdate(DirtyKeys.recordTableSql(stage.table().origin()));
      keysRecorded = 0;
    }
  }

  private void stage(CopyText copy, WriteTally tally, Row key, KeyedChanges.Net net)
      throws SQLException {
    Row image = net.image();
    Row origin = net.origin();
    if (image != null && net.existed() && key.equals(origin) && stage.table().updatesInPlace()) {
      WriteTally.Set set = tally.update(image);
      if (set.changesAnything()) {
        OptionalLong number = stage.table().keyNumber(key);
        if (number.isPresent()) {
          set.count(number.getAsLong());
        } else {
          set.count();
        }
        copy.plain(set.updateHead()).row(key).row(image).endRow();
      }
      return;
    }
    if (net.existed()) {
      tally.delete();
      copy.plain(WriteTally.DELETE_HEAD).row(key).plain(noValues).endRow();
    }
    if (image != null) {
      byte[] head = tally.insert(image);
      copy.plain(head).row(origin == null ? key : origin).row(image).endRow();
    }
  }

  private void emptyStage() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!staged) {
        statement.execute(stage.createSql());
        staged = true;
      } else if (stageFilled) {
        statement.execute("TRUNCATE " + stage.sql());
      }
    }
    stageFilled = true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void expect(int rows, int found) {
    if (rows != found) {
      throw TableFailure.lacking(stage.table(), "", rows - found, rows);
    }
  }

  private void expectUpdates(Statement statement, int rows, int found) throws SQLException {
    if (rows != found) {
      try (ResultSet missing = statement.executeQuery(stage.missingSql())) {
        String key = missing.next() ? missing.getString(1) : "";
        throw TableFailure.lacking(stage.table(), key, rows - found, rows);
      }
    }
  }
}
