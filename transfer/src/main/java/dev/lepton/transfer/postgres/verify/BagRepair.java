package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.RepairReport.TableRepair;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Mends the rows of a table without a key, within the caller's transaction on the target: as many
 * of each row are taken away or copied as there are too many or too few. Not thread-safe.
 */
final class BagRepair implements RowSink {
  /** Each page costs a scan of the table. */
  private static final int PAGE = 100_000;

  private record Surplus(long hash, long rows) {}

  private final SideSession source;
  private final ComparedTable table;
  private final Connection target;
  private final List<Surplus> missing = new ArrayList<>();
  private final List<Surplus> extra = new ArrayList<>();

  BagRepair(SideSession source, ComparedTable table, Connection target) {
    this.source = source;
    this.table = table;
    this.target = target;
  }

  @Override
  public void missing(String[] key) {
    throw new IllegalStateException("the table has no key");
  }

  @Override
  public void extra(String[] key) {
    throw new IllegalStateException("the table has no key");
  }

  @Override
  public void changed(String[] key) {
    throw new IllegalStateException("the table has no key");
  }

  @Override
  public void surplus(long hash, long rows, String sample) {
    (rows > 0 ? missing : extra).add(new Surplus(hash, Math.abs(rows)));
  }

  @Override
  public void end() {
    // What to do is done once the statements that found it have ended.
  }

  TableRepair complete() throws SQLException {
    long deleted = 0;
    for (List<Surplus> page : pages(extra)) {
      try (Statement statement = target.createStatement()) {
        deleted +=
            statement.executeLargeUpdate(
                "DELETE FROM ONLY "
                    + table.target().name().sql()
                    + " WHERE ctid = ANY (ARRAY(SELECT t.lepton_id"
                    + numbered(Side.TARGET, page)
                    + "))");
      }
    }
    long inserted = 0;
    for (List<Surplus> page : pages(missing)) {
      inserted += RowCopy.run(source.connection(), target, table, numbered(Side.SOURCE, page));
    }
    return new TableRepair(table.name().toString(), inserted, 0, deleted);
  }

  /** As many rows of each hash as are asked for. */
  private String numbered(Side side, List<Surplus> page) {
    return " FROM (SELECT t.*, row_number() OVER (PARTITION BY t.lepton_hash) AS lepton_number FROM (SELECT t.*, t.ctid AS lepton_id, "
        + table.hash()
        + " AS lepton_hash FROM ONLY "
        + table.on(side).name().sql()
        + " t"
        + table.condition(side).map(sql -> " WHERE (" + sql + ")").orElse("")
        + " OFFSET 0) t) t JOIN unnest("
        + array(page.stream().map(Surplus::hash).toList())
        + ", "
        + array(page.stream().map(Surplus::rows).toList())
        + ") AS d(lepton_wanted, lepton_most) ON t.lepton_hash = d.lepton_wanted AND t.lepton_number <= d.lepton_most";
  }

  private static String array(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"))
        + "::bigint[]";
  }

  private static List<List<Surplus>> pages(List<Surplus> all) {
    List<List<Surplus>> pages = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PAGE) {
      pages.add(all.subList(from, Math.min(all.size(), from + PAGE)));
    }
    return pages;
  }
}
