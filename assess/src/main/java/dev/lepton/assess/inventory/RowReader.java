package dev.lepton.assess.inventory;

import dev.lepton.assess.inventory.draft.Drafts;
import dev.lepton.assess.inventory.draft.ImportLog;
import dev.lepton.assess.inventory.draft.Values;
import dev.lepton.assess.inventory.table.BadRow;
import dev.lepton.assess.inventory.table.Header;
import dev.lepton.assess.inventory.table.Row;
import dev.lepton.assess.inventory.table.RowSink;

/** Makes drafts of a CSV file's rows. Not thread-safe. */
abstract class RowReader implements RowSink {
  private final Drafts drafts;
  private final ImportLog log;
  private final Values values;

  RowReader(Drafts drafts, ImportLog log) {
    this.drafts = drafts;
    this.log = log;
    this.values = new Values(log);
  }

  /** Looks at the columns before the first row. */
  void begin(Header header, String file) {}

  /** Told when there are no more rows. */
  void end() {}

  @Override
  public void bad(BadRow bad) {
    log.reject(bad);
  }

  /** Whether a row has something in any of the columns; tells when not. */
  boolean require(Row row, String what, String... columns) {
    for (String column : columns) {
      if (row.cell(column).isPresent()) {
        return true;
      }
    }
    log.reject("the row has no " + what, row.where(), "fill in " + String.join(" or ", columns));
    return false;
  }

  Drafts drafts() {
    return drafts;
  }

  ImportLog log() {
    return log;
  }

  Values values() {
    return values;
  }
}
