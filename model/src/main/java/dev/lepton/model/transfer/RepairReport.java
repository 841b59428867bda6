package dev.lepton.model.transfer;

import java.util.List;

/**
 * What was done so that the target equals the source, and the proof that it does.
 *
 * @param before what differed
 * @param after the comparison made when all was done; clean unless {@code left} says why not
 * @param tables only those that were changed
 * @param statements what was run besides rows: sequences, objects, their states and privileges
 * @param left what differs still, and what has to be done by hand
 * @param seconds wall-clock time, both comparisons included
 */
public record RepairReport(
    VerificationReport before,
    VerificationReport after,
    List<TableRepair> tables,
    List<String> statements,
    List<String> left,
    double seconds) {

  /** Rows changed at the target; a replaced row was there, with other values. */
  public record TableRepair(String table, long inserted, long replaced, long deleted) {}
}
