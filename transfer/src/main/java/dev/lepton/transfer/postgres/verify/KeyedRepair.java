package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.RepairReport.TableRepair;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Mends the rows of a table with a key, within the caller's transaction on the target: first
 * everything that differs is taken away, then it is copied anew from the source, so that values
 * which changed places do not collide. What has to be copied is noted at the target, not in memory.
 * Not thread-safe.
 */
final class KeyedRepair implements RowSink {
  private static final int PAGE = 5_000;
  private static final String WANTED = "pg_temp.lepton_wanted";

  private final SideSession source;
  private final ComparedTable table;
  private final Connection target;
  private final List<String[]> present = new ArrayList<>();
  private final List<String[]> wanted = new ArrayList<>();
  private long inserted;
  private long replaced;
  private long deleted;

  /**
   * @param source sees what was compared
   * @param target in a transaction
   */
  KeyedRepair(SideSession source, ComparedTable table, Connection target) throws SQLException {
    this.source = source;
    this.table = table;
    this.target = target;
    try (Statement statement = target.createStatement()) {
      statement.execute("CREATE TEMP TABLE lepton_wanted (k text[]) ON COMMIT DROP");
    }
  }

  @Override
  public void missing(String[] key) {
    inserted++;
    want(key);
  }

  /** Asked of the source too: where the target's keys are not unique, it may have one of them. */
  @Override
  public void extra(String[] key) {
    deleted++;
    present.add(key);
    want(key);
  }

  @Override
  public void changed(String[] key) {
    replaced++;
    present.add(key);
    want(key);
  }

  @Override
  public void surplus(long hash, long rows, String sample) {
    throw new IllegalStateException("rows with keys are told by their keys");
  }

  private void want(String[] key) {
    wanted.add(key);
    if (wanted.size() == PAGE) {
      flush();
    }
  }

  /** Takes away what was told so far, and notes what is to come in its place. */
  private void flush() {
    if (wanted.isEmpty()) {
      return;
    }
    try {
      if (!present.isEmpty()) {
        delete();
      }
      try (PreparedStatement note =
          target.prepareStatement("INSERT INTO " + WANTED + " VALUES (?)")) {
        for (String[] key : wanted) {
          note.setArray(1, target.createArrayOf("text", key));
          note.addBatch();
        }
        note.executeBatch();
      }
    } catch (SQLException e) {
      throw source.explain("mend the rows of " + table.name(), e);
    }
    present.clear();
    wanted.clear();
  }

  private void delete() throws SQLException {
    KeyJoin join = new KeyJoin(table, Side.TARGET);
    String sql =
        "DELETE FROM ONLY "
            + table.target().name().sql()
            + " t USING "
            + join.parameters()
            + " WHERE "
            + join.equality();
    try (PreparedStatement statement = target.prepareStatement(sql)) {
      for (int i = 0; i < table.source().keyColumns().size(); i++) {
        statement.setArray(i + 1, target.createArrayOf("text", KeyJoin.column(present, i)));
      }
      statement.executeUpdate();
    }
  }

  @Override
  public void end() {
    flush();
  }

  /** Copies what was noted. The statements that found it must have ended. */
  TableRepair complete() throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.setFetchSize(PAGE);
      List<String[]> page = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("SELECT DISTINCT k FROM " + WANTED)) {
        while (rows.next()) {
          page.add((String[]) rows.getArray(1).getArray());
          if (page.size() == PAGE) {
            copy(page);
            page.clear();
          }
        }
      }
      if (!page.isEmpty()) {
        copy(page);
      }
      statement.execute("DROP TABLE " + WANTED);
    }
    return new TableRepair(table.name().toString(), inserted, replaced, deleted);
  }

  private void copy(List<String[]> page) throws SQLException {
    KeyJoin join = new KeyJoin(table, Side.SOURCE);
    List<String> arrays = new ArrayList<>();
    for (int i = 0; i < table.source().keyColumns().size(); i++) {
      String array = target.createArrayOf("text", KeyJoin.column(page, i)).toString();
      arrays.add(RowCopy.literal(array) + "::text[]");
    }
    RowCopy.run(source.connection(), target, table, join.fromExactly(join.keys(arrays::get)));
  }
}
