package dev.lepton.assess.inventory.table;

/** Takes a table's lines in their order. */
public interface RowSink {
  void row(Row row);

  void bad(BadRow bad);
}
