package dev.lepton.transfer.postgres.verify;

/** Hears of rows that differ, while both sides are being read. */
interface RowSink {
  /** A row that only the source has. */
  void missing(String[] key);

  /** A row that only the target has. */
  void extra(String[] key);

  /** A row that both have under the same key, with other values. */
  void changed(String[] key);

  /**
   * Rows of a table without a key.
   *
   * @param rows how many more the source has; negative where the target has more; never 0
   * @param sample how one of them begins
   */
  void surplus(long hash, long rows, String sample);

  /** All have been told. */
  void end();
}
