package dev.lepton.transfer;

import dev.lepton.model.transfer.CopyReport;

/**
 * Copies a database once, as it is at one moment, to an empty target: no change stream, nothing is
 * altered at the source. Not thread-safe.
 */
public interface DatabaseCopier {
  /**
   * Checks everything that could stop the copy, on both sides, changing neither.
   *
   * @throws dev.lepton.model.error.LeptonException with every problem found
   */
  void check();

  /**
   * Schema, rows, indexes, constraints, sequences, large objects. A copy that was broken off goes
   * on where nothing has been written to the source since, and begins anew otherwise. Afterwards
   * nothing but the copy is left on the target.
   *
   * @param verify whether everything is compared in the end, with the source as it was at that
   *     moment
   * @throws dev.lepton.model.error.LeptonException if a side fails or the target is not empty;
   *     differences are no exception
   */
  CopyReport copy(boolean verify);

  /** Takes what an unfinished copy has left on the target away; a finished one stays. */
  void discard();
}
