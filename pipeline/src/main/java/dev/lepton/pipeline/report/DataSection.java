package dev.lepton.pipeline.report;

import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.VerificationReport;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was moved, and how it was proved. */
final class DataSection implements Section {
  @Override
  public String id() {
    return "data";
  }

  @Override
  public String title() {
    return "Data and proof";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    return input
        .transfer()
        .map(
            transfer ->
                transfer.databases().isEmpty()
                    ? Html.paragraph("The application has no database that was to be moved.")
                    : transfer.databases().stream().map(DataSection::render).collect(Collectors.joining()));
  }

  private static String render(TransferReport report) {
    VerificationReport verification = report.verification();
    StringBuilder html = new StringBuilder();
    html.append(Html.format("<h3>%s</h3>%n", Html.escape(report.database())));
    html.append(
        Html.paragraph(
            Html.format(
                "From %s (PostgreSQL %s) to %s (PostgreSQL %s).",
                report.source(), report.sourceVersion(), report.target(), report.targetVersion())));
    html.append(
        Html.paragraph(
            Html.format(
                "Compared at %s: %,d rows of %,d tables, %,d sequences, %,d other objects; %,d differences.",
                verification.position(),
                verification.rowsCompared(),
                verification.tablesCompared(),
                verification.sequencesCompared(),
                verification.objectsCompared(),
                verification.differenceCount())));
    html.append("<p class=\"soft\">").append(Html.escape("How: " + verification.method())).append("</p>\n");
    report.backup().ifPresent(backup -> html.append(Html.paragraph(backup(backup))));
    HtmlTable tables = new HtmlTable("Tables", "table", "rows#", "MB#", "chunks#", "seconds#");
    report
        .tables()
        .forEach(t -> tables.row(t.table(), Html.format("%,d", t.rows()), Html.format("%,.1f", t.bytes() / 1e6), t.chunks(), Html.format("%.2f", t.seconds())));
    html.append(tables.render());
    HtmlTable differences = new HtmlTable("Differences", "table or object", "key", "kind", "columns");
    verification.differences().stream().limit(200).forEach(d -> differences.row(d.table(), d.key(), d.kind(), String.join(", ", d.columns())));
    html.append(differences.isEmpty() ? "" : differences.render());
    HtmlTable objects = new HtmlTable("Other objects carried", "kind", "number#");
    report.objects().forEach(o -> objects.row(o.kind(), o.count()));
    return html.append(objects.isEmpty() ? "" : objects.render()).toString();
  }

  private static String backup(BackupReport backup) {
    return Html.format(
        "Encrypted backup (%s) of %,d rows, %,.1f MB stored, SHA-256 %s…; %s",
        backup.cipher(),
        backup.rows(),
        backup.storedBytes() / 1e6,
        backup.sha256().substring(0, Math.min(16, backup.sha256().length())),
        backup.proven() ? "it was restored once and equals the source's rows." : "its restore was NOT proved.");
  }
}
