package dev.lepton.pipeline.report;

import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was moved, and how it was proved. */
final class DataSection implements Section {
  @Override
  public String id() {
    return "data";
  }

  @Override
  public String title() {
    return "Data and its proof";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input
        .transfer()
        .map(
            transfer ->
                transfer.databases().isEmpty()
                    ? Markup.paragraph("The application has no database that was to be moved.")
                    : Markup.join(
                        transfer.databases().stream().map(r -> render(input, r)).toList()));
  }

  private static Markup render(ReportInput input, TransferReport report) {
    return Markup.heading("Database " + report.database())
        .plus(
            new Facts()
                .add("From", report.source() + ", PostgreSQL " + report.sourceVersion())
                .add("To", report.target() + ", PostgreSQL " + report.targetVersion())
                .add("Copied", copied(report))
                .render())
        .plus(new DataProof(report, switched(input, report.database()), input.proof()).render())
        .plus(BackupProof.render(report.backup()))
        .plus(new MovedTables(report).render());
  }

  private static String copied(TransferReport report) {
    long bytes = report.tables().stream().mapToLong(TransferReport.TableReport::bytes).sum();
    return Figures.count(report.rows(), "row", "rows")
        + " of "
        + Figures.count(report.tables().size(), "table", "tables")
        + ", "
        + Figures.bytes(bytes)
        + "; from then on every change followed";
  }

  private static Optional<CutoverData> switched(ReportInput input, String database) {
    return input.cutover().stream()
        .flatMap(cutover -> cutover.databases().stream())
        .filter(data -> data.database().equals(database))
        .findFirst();
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    List<Notice> notices = new ArrayList<>();
    for (TransferReport report :
        input.transfer().stream().flatMap(t -> t.databases().stream()).toList()) {
      long differences = report.verification().differenceCount();
      if (differences > 0) {
        notices.add(
            new Notice(
                Tone.BAD,
                Figures.count(differences, "difference", "differences")
                    + " between source and target of database "
                    + report.database()
                    + ".",
                id()));
      }
      if (DataProof.uncompared(report) > 0) {
        notices.add(
            new Notice(
                Tone.BAD,
                Figures.count(DataProof.uncompared(report), "table", "tables")
                    + " of database "
                    + report.database()
                    + " moved but not compared.",
                id()));
      }
      BackupProof.notice(report).ifPresent(text -> notices.add(new Notice(Tone.WARN, text, id())));
    }
    return notices;
  }
}
