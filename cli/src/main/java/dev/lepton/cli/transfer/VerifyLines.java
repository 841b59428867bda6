package dev.lepton.cli.transfer;

import dev.lepton.model.transfer.RepairReport;
import dev.lepton.model.transfer.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Comparisons in words. Stateless. */
final class VerifyLines {
  private VerifyLines() {}

  static String difference(VerificationReport.Difference difference) {
    String columns =
        difference.columns().isEmpty() ? "" : ": " + String.join(", ", difference.columns());
    return String.format(
        Locale.ROOT,
        "%-8s %s  %s%s",
        difference.kind(),
        difference.table(),
        difference.key(),
        columns);
  }

  static List<String> of(VerificationReport report) {
    List<String> lines = new ArrayList<>();
    report.differences().forEach(difference -> lines.add(difference(difference)));
    if (report.differenceCount() > report.differences().size()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "… and %,d more",
              report.differenceCount() - report.differences().size()));
    }
    report.notes().forEach(note -> lines.add("note     " + note));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d rows in %,d tables, %,d sequences and %,d objects compared in %.1f s: %,d differences",
            report.rowsCompared(),
            report.tablesCompared(),
            report.sequencesCompared(),
            report.objectsCompared(),
            report.seconds(),
            report.differenceCount()));
    return lines;
  }

  static List<String> of(RepairReport report) {
    List<String> lines = new ArrayList<>();
    report
        .tables()
        .forEach(
            table ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "repaired %s: %,d inserted, %,d replaced, %,d deleted",
                        table.table(),
                        table.inserted(),
                        table.replaced(),
                        table.deleted())));
    report.statements().forEach(statement -> lines.add("repaired " + statement));
    report.left().forEach(left -> lines.add("left     " + left));
    lines.addAll(of(report.after()));
    return lines;
  }
}
