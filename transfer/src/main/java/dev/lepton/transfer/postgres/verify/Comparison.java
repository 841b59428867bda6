package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.model.transfer.VerificationReport.TableProof;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One comparison of everything on both sides, and what it came to. Not thread-safe. */
final class Comparison {
  private static final String METHOD =
      "every row of every table read from both sides, each at one moment: "
          + Verifier.ROWS
          + "; sequences, large objects, definitions, states, owners and privileges by name";

  private final FrozenSides.Pair planner;
  private final FrozenSides.Pair pair;
  private final Selection selection;
  private final Catalogs catalogs;
  private final Differences differences = new Differences();
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private List<TableProof> proofs = List.of();
  private long sequences;

  Comparison(FrozenSides sides, Selection selection) {
    this.planner = sides.pairs().get(0);
    // The last one, so that catalogues can be read while rows are compared.
    this.pair = sides.pairs().get(sides.pairs().size() - 1);
    this.selection = selection;
    this.catalogs = Catalogs.complete(selection);
  }

  void compareRows(Workers workers, ReadMeter meter, List<ComparedTable> tables) {
    RowComparison rows = RowComparison.reporting(workers, meter, differences);
    rows.compare(planner, tables);
    proofs = rows.proofs(tables);
    meter.report();
  }

  /** Tables that both sides have, but not with the same columns. */
  void compareColumns() {
    List<TableInfo> theirs = catalogs.targetTables(pair.target());
    for (TableInfo ours : catalogs.sourceTables(pair.source())) {
      QualifiedName name = catalogs.targetNames().toTarget(ours.name());
      theirs.stream()
          .filter(table -> table.name().equals(name))
          .filter(table -> !ComparedTables.sameColumns(ours, table))
          .forEach(
              table -> {
                String what = "has other columns, so that its rows were not compared";
                differences.add(new Difference(ours.name().toString(), what, "object", List.of()));
              });
    }
  }

  void compareSequences() {
    SequenceComparison comparison =
        new SequenceComparison(
            catalogs.sourceSequences(pair.source()),
            catalogs.targetSequences(pair.target()),
            catalogs.targetNames()::toTarget);
    comparison.compareNames(differences);
    comparison.compareOptions(differences);
    comparison.comparePositions(differences);
    List<QualifiedName> ahead = comparison.ahead();
    if (!ahead.isEmpty()) {
      notes.add("sequences ahead of the source's: " + ahead);
    }
    sequences = comparison.count();
  }

  /** Statements that bring the target's sequences to where the source's are. */
  List<String> sequencesToMend() {
    compareSequences();
    return differences.kept().stream().flatMap(difference -> difference.mend().stream()).toList();
  }

  LargeObjectComparison compareLargeObjects() {
    LargeObjectComparison comparison = new LargeObjectComparison(pair, selection.owners().keep());
    if (selection.whole()) {
      pair.source()
          .run("compare large objects", connection -> comparison.compare(differences, notes));
    }
    return comparison;
  }

  SchemaComparison compareSchema() {
    SchemaComparison comparison = new SchemaComparison(pair, selection, catalogs);
    comparison.compare(differences, notes);
    return comparison;
  }

  VerificationReport report(long objects, long startNanos) {
    return new VerificationReport(
        METHOD,
        "",
        proofs.size(),
        proofs.stream().mapToLong(TableProof::rows).sum(),
        sequences,
        objects,
        differences.count(),
        differences.kept(),
        proofs,
        List.copyOf(notes),
        (System.nanoTime() - startNanos) / 1e9);
  }
}
