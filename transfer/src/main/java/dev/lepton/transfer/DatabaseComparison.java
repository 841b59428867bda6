package dev.lepton.transfer;

import dev.lepton.model.transfer.RepairReport;
import dev.lepton.model.transfer.VerificationReport;

/**
 * Compares two databases that anybody moved, and mends the second. Neither a ledger nor a change
 * stream is needed; what is written meanwhile shows as a difference. Not thread-safe.
 */
public interface DatabaseComparison {

  /**
   * Compares rows, sequences, large objects and schema, changing neither side. Each side is read at
   * one moment.
   *
   * @throws dev.lepton.model.error.LeptonException if a side cannot be read, or a pattern names no
   *     table
   */
  VerificationReport verify();

  /**
   * Compares, makes the target like the source, and compares once more. Rows and sequences are
   * always mended; objects where that takes nothing away; what is left is listed with the
   * statements that would mend it. May be called again after a failure.
   *
   * @throws dev.lepton.model.error.LeptonException if a side cannot be read or the target refuses a
   *     change; tables mended by then stay mended
   */
  RepairReport repair();
}
