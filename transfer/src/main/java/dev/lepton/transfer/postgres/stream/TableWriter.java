package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.verify.DirtyKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table's net changes in bulk, within the caller's transaction: COPY into a temporary
 * table, then one statement for each kind of change. Deletes go before inserts, so that rows may
 * swap unique values. Not thread-safe.
 */
final class TableWriter {
  private static final long MOST_KEYS = 1_000_000;

  private final Connection connection;
  private final Stage stage;
  private boolean stageFilled;
  private long keysRecorded;

  TableWriter(Connection connection, Stage stage) throws SQLException {
    this.connection = connection;
    this.stage = stage;
    try (Statement statement = connection.createStatement()) {
      statement.execute(stage.createSql());
    }
  }

  /** The transaction has ended, and with it the temporary table's rows. */
  void transactionEnded() {
    stageFilled = false;
  }

  void write(KeyedChanges changes) throws SQLException {
    emptyStage();
    Tally tally = new Tally();
    try (CopyText copy = new CopyText(connection, stage.copySql())) {
      for (Map.Entry<Row, KeyedChanges.Net> entry : changes.net().entrySet()) {
        stage(copy, tally, entry.getKey(), entry.getValue());
      }
      copy.finish();
    }
    try (Statement statement = connection.createStatement()) {
      record(statement, changes.net().size());
      for (Map.Entry<List<Integer>, int[]> fill : tally.fills.entrySet()) {
        expect(
            fill.getValue()[1],
            statement.executeUpdate(stage.fillSql(fill.getKey(), fill.getValue()[0])));
      }
      if (tally.deletes > 0) {
        expect(tally.deletes, statement.executeUpdate(stage.deleteSql()));
      }
      for (Map.Entry<List<Integer>, int[]> update : tally.updates.entrySet()) {
        expect(
            update.getValue()[1],
            statement.executeUpdate(stage.updateSql(update.getKey(), update.getValue()[0])));
      }
      if (tally.inserts > 0) {
        statement.executeUpdate(stage.insertSql());
      }
    }
  }

  void write(BagChanges changes) throws SQLException {
    emptyStage();
    int fewer = 0;
    int id = 0;
    try (CopyText copy = new CopyText(connection, stage.copySql())) {
      for (Map.Entry<Row, Integer> entry : changes.net().entrySet()) {
        copy.value(Integer.toString(id++)).value(entry.getValue().toString());
        values(copy, entry.getKey());
        copy.endRow();
        fewer += Math.max(0, -entry.getValue());
      }
      copy.finish();
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(DirtyKeys.recordTableSql(stage.table().name()));
      if (fewer > 0) {
        expect(fewer, statement.executeUpdate(stage.deleteBagSql()));
      }
      statement.executeUpdate(stage.insertBagSql());
    }
  }

  /** Notes which rows are touched; beyond a number their table instead, which ends the noting. */
  private void record(Statement statement, int keys) throws SQLException {
    statement.executeUpdate(
        DirtyKeys.recordKeysSql(stage.table().name(), stage.touchedSql(), stage.touchedKey()));
    keysRecorded += keys;
    if (keysRecorded > MOST_KEYS) {
      statement.executeUpdate(DirtyKeys.recordTableSql(stage.table().name()));
      keysRecorded = 0;
    }
  }

  /**
   * How many rows of each kind were staged; fills and updates by the columns left out, with a
   * number for each set.
   */
  private static final class Tally {
    private int deletes;
    private int inserts;
    private final Map<List<Integer>, int[]> fills = new LinkedHashMap<>();
    private final Map<List<Integer>, int[]> updates = new LinkedHashMap<>();

    static int mask(Map<List<Integer>, int[]> sets, List<Integer> leftOut) {
      int[] entry = sets.computeIfAbsent(leftOut, added -> new int[] {sets.size() + 1, 0});
      entry[1]++;
      return entry[0];
    }
  }

  private void stage(CopyText copy, Tally tally, Row key, KeyedChanges.Net net)
      throws SQLException {
    Row image = net.image().orElse(null);
    if (image != null
        && net.existed()
        && net.origin().filter(key::equals).isPresent()
        && stage.table().updatesInPlace()) {
      List<Integer> leftOut = leftOut(image);
      if (!stage.others(leftOut).isEmpty()) {
        line(copy, "u", Tally.mask(tally.updates, leftOut), key, image);
      }
      return;
    }
    if (net.existed()) {
      tally.deletes++;
      line(copy, "d", 0, key, null);
    }
    if (image != null) {
      tally.inserts++;
      List<Integer> leftOut = leftOut(image);
      line(
          copy,
          "i",
          leftOut.isEmpty() ? 0 : Tally.mask(tally.fills, leftOut),
          net.origin().orElse(key),
          image);
    }
  }

  private void line(CopyText copy, String action, int mask, Row key, @Nullable Row image)
      throws SQLException {
    copy.value(action).value(Integer.toString(mask));
    values(copy, key);
    if (image != null) {
      values(copy, image);
    } else {
      for (int i = 0; i < stage.table().columns().size(); i++) {
        copy.value((byte[]) null);
      }
    }
    copy.endRow();
  }

  private static void values(CopyText copy, Row row) {
    for (int i = 0; i < row.size(); i++) {
      copy.value(row.value(i));
    }
  }

  private static List<Integer> leftOut(Row image) {
    if (image.isComplete()) {
      return List.of();
    }
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < image.size(); i++) {
      if (image.isUnchanged(i)) {
        columns.add(i);
      }
    }
    return columns;
  }

  private void emptyStage() throws SQLException {
    if (stageFilled) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("TRUNCATE " + stage.sql());
      }
    }
    stageFilled = true;
  }

  private void expect(int rows, int found) {
    if (rows != found) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          "the target lacks "
              + (rows - found)
              + " of "
              + rows
              + " rows of "
              + stage.table().name()
              + " that the source changed",
          stage.table().name().toString(),
          "something else wrote to the target: keep others away from it, give the move up and start it again");
    }
  }
}
