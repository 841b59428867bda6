package dev.lepton.pipeline.report;

import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.TransferReport.ObjectCount;
import dev.lepton.model.transfer.TransferReport.TableReport;
import java.util.Comparator;
import java.util.List;

/** The tables of one database, largest first, and the other objects by kind. */
record MovedTables(TransferReport report) {
  private static final int IN_VIEW = 15;

  Markup render() {
    return tables().plus(objects());
  }

  private Markup tables() {
    List<TableReport> largestFirst =
        report.tables().stream()
            .sorted(
                Comparator.comparingLong(TableReport::rows)
                    .reversed()
                    .thenComparing(TableReport::table))
            .toList();
    HtmlTable table =
        new HtmlTable("Tables, largest first", "table", "rows#", "size#", "chunks#", "time#");
    largestFirst.forEach(
        t ->
            table.row(
                t.table(),
                Figures.count(t.rows()),
                Figures.bytes(t.bytes()),
                Figures.count(t.chunks()),
                Figures.seconds(t.seconds())));
    Excerpt excerpt = Excerpt.of("tables").inView(IN_VIEW).elsewhere("documents/transfer.json");
    return table.excerpt(excerpt).render();
  }

  private Markup objects() {
    HtmlTable table = new HtmlTable("Other objects carried", "kind", "number#");
    for (ObjectCount objects : report.objects()) {
      table.row(objects.kind(), Figures.count(objects.count()));
    }
    return table.isEmpty()
        ? Markup.EMPTY
        : Markup.folded("Other objects carried, by kind", table.render());
  }
}
