package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import java.util.ArrayList;
import java.util.List;

/** Puts rows that differ into the report, with the columns that do. Not thread-safe. */
final class ReportedRows implements RowSink {
  private static final int NAMED_AT_ONCE = 100;

  private final ComparedTable table;
  private final Differences differences;
  private final ColumnDifferences columns;
  private final List<String[]> changed = new ArrayList<>();

  ReportedRows(FrozenSides.Pair pair, ComparedTable table, Differences differences) {
    this.table = table;
    this.differences = differences;
    this.columns = new ColumnDifferences(pair, table, differences);
  }

  @Override
  public void missing(String[] key) {
    report("missing", String.join(", ", key));
  }

  @Override
  public void extra(String[] key) {
    report("extra", String.join(", ", key));
  }

  @Override
  public void changed(String[] key) {
    if (differences.full()) {
      differences.addUnnamed(1);
      return;
    }
    changed.add(key);
    if (changed.size() == NAMED_AT_ONCE) {
      // The cursors of the merge stay open meanwhile: statements of one session do not disturb each
      // other.
      end();
    }
  }

  @Override
  public void surplus(long hash, long rows, String sample) {
    if (differences.full()) {
      differences.addUnnamed(Math.abs(rows));
      return;
    }
    for (long i = 0; i < Math.abs(rows); i++) {
      report(rows > 0 ? "missing" : "extra", sample);
    }
  }

  @Override
  public void end() {
    columns.name(changed);
    changed.clear();
  }

  private void report(String kind, String key) {
    differences.add(new Difference(table.name().toString(), key, kind, List.of()));
  }
}
