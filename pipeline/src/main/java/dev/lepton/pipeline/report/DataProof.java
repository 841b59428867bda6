package dev.lepton.pipeline.report;

import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain of evidence that one database arrived whole.
 *
 * @param switched empty while the database has not been switched
 */
record DataProof(
    TransferReport report, Optional<CutoverData> switched, Optional<ClientProof> clients) {

  /** How many tables were copied and not compared. */
  static long uncompared(TransferReport report) {
    return Math.max(0, report.tables().size() - report.verification().tablesCompared());
  }

  Markup render() {
    List<Markup> steps = new ArrayList<>();
    steps.add(compared(report.verification()));
    switched.ifPresent(data -> steps.add(again(data)));
    if (switched.isPresent()) {
      clients.ifPresent(proof -> steps.add(told(proof)));
    }
    return Markup.heading("Proof that nothing was lost")
        .plus(
            Markup.of(
                "<ol class=\"proof\">\n%s</ol>\n",
                Markup.join(steps.stream().map(s -> Markup.of("<li>%s</li>\n", s)).toList())))
        .plus(differences(report.verification()));
  }

  private Markup compared(VerificationReport seen) {
    Markup missing =
        uncompared(report) == 0
            ? Markup.EMPTY
            : Tone.BAD.badge(
                Figures.count(uncompared(report), "table", "tables") + " not compared");
    return Markup.of(
        "<strong>All of it was compared</strong> at position %s: %s of %s, %s, %s. %s %s"
            + "<br><span class=\"soft\">How: %s.</span>",
        seen.position(),
        Figures.count(seen.rowsCompared(), "row", "rows"),
        Figures.count(seen.tablesCompared(), "table", "tables"),
        Figures.count(seen.sequencesCompared(), "sequence", "sequences"),
        Figures.count(seen.objectsCompared(), "definition", "definitions"),
        verdict(seen.differenceCount()),
        missing,
        seen.method());
  }

  private static Markup again(CutoverData data) {
    return Markup.of(
        "<strong>What changed since was compared again</strong> at the switch, while no write was"
            + " possible (final position %s): %s; %s set. %s",
        data.finalPosition(),
        Figures.count(data.changedRowsVerified(), "row", "rows"),
        Figures.count(data.sequencesSet(), "sequence", "sequences"),
        verdict(data.differenceCount()));
  }

  private static Markup told(ClientProof proof) {
    return Markup.of(
        "<strong>The clients' own books were held against the database</strong>: of %s, %s. %s",
        Figures.count(proof.acknowledgedWrites(), "acknowledged write", "acknowledged writes"),
        proof.lostWrites() == 0
            ? "all are there"
            : Figures.count(proof.lostWrites()) + " are missing",
        Tone.goodIf(proof.lostWrites() == 0).badge(Figures.count(proof.lostWrites()) + " lost"));
  }

  private static Markup verdict(long differences) {
    return Tone.goodIf(differences == 0)
        .badge(Figures.count(differences, "difference", "differences"));
  }

  private static Markup differences(VerificationReport seen) {
    HtmlTable table = new HtmlTable("Differences", "table or object", "key", "kind", "columns");
    seen.differences()
        .forEach(
            d ->
                table.row(
                    d.table(),
                    d.key(),
                    d.kind(),
                    d.columns().isEmpty() ? "whole row" : String.join(", ", d.columns())));
    return table
        .excerpt(Excerpt.of("differences").elsewhere("documents/transfer.json"))
        .render()
        .plus(
            seen.differences().size() < seen.differenceCount()
                ? Markup.soft(
                    "Only the first "
                        + Figures.count(seen.differences().size())
                        + " of "
                        + Figures.count(seen.differenceCount())
                        + " differences were recorded.")
                : Markup.EMPTY);
  }
}
