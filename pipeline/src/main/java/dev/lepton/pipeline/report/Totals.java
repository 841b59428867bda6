package dev.lepton.pipeline.report;

import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What was compared, over all databases and all comparisons.
 *
 * @param lostWrites acknowledged writes that the target lacks; 0 where no client counted
 */
record Totals(long rowsCompared, long differences, long lostWrites) {
  static Totals of(ReportInput input) {
    List<TransferReport> moved =
        input.transfer().stream().flatMap(t -> t.databases().stream()).toList();
    List<CutoverData> switched =
        input.cutover().stream().flatMap(c -> c.databases().stream()).toList();
    return new Totals(
        moved.stream().mapToLong(r -> r.verification().rowsCompared()).sum()
            + switched.stream().mapToLong(CutoverData::changedRowsVerified).sum(),
        moved.stream().mapToLong(r -> r.verification().differenceCount()).sum()
            + switched.stream().mapToLong(CutoverData::differenceCount).sum(),
        input.proof().map(ClientProof::lostWrites).orElse(0L));
  }

  boolean clean() {
    return differences == 0 && lostWrites == 0;
  }

  /** What is wrong; empty if nothing is. */
  String complaint() {
    List<String> parts = new ArrayList<>();
    if (lostWrites > 0) {
      parts.add(
          Figures.count(lostWrites, "acknowledged write is", "acknowledged writes are")
              + " missing");
    }
    if (differences > 0) {
      parts.add(Figures.count(differences, "difference was", "differences were") + " found");
    }
    return parts.isEmpty() ? "" : String.join(", and ", parts) + ".";
  }
}
