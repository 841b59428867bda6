package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.util.List;

/**
 * Compares a target with its source as the source was at one moment, whatever is written to it
 * since. Not thread-safe.
 *
 * @param parallelism pairs of sessions, at least 1
 */
public record SnapshotComparison(
    ConnectionFactory source,
    ConnectionFactory target,
    Selection selection,
    int parallelism,
    EventSink events) {
  private static final String METHOD =
      "every row of every table, the source under the snapshot that was copied: "
          + Verifier.ROWS
          + "; sequences against what was carried, and the definitions of all objects by name";

  /**
   * @param snapshot exported by a session of the source that still holds it
   * @param carried what the target's sequences were set to
   */
  public VerificationReport verify(String snapshot, List<SequenceInfo> carried) {
    long start = System.nanoTime();
    FrozenSides.Route route = new FrozenSides.Route(source, target, Math.max(1, parallelism));
    Catalogs catalogs = Catalogs.complete(selection);
    Differences differences = new Differences();
    try (FrozenSides sides = FrozenSides.under(route, snapshot);
        Workers workers = new Workers(sides)) {
      FrozenSides.Pair pair = sides.pairs().get(0);
      List<ComparedTable> tables = ComparedTables.pair(pair.source(), pair.target(), catalogs);
      long expected = tables.stream().mapToLong(table -> table.source().estimatedRows()).sum();
      RowComparison rows =
          RowComparison.reporting(workers, new ReadMeter(events, expected), differences);
      rows.compare(pair, tables);
      SequenceComparison sequences =
          new SequenceComparison(carried, catalogs.targetSequences(pair.target()));
      sequences.compareNames(differences);
      sequences.comparePositions(differences);
      List<SchemaObject> objects = catalogs.sourceObjects(pair.source());
      ObjectComparison.compare(objects, catalogs.targetObjects(pair.target()), differences);
      return new VerificationReport(
          METHOD,
          "",
          tables.size(),
          rows.rows(),
          sequences.count(),
          objects.size(),
          differences.count(),
          differences.kept(),
          rows.proofs(tables),
          List.of(),
          (System.nanoTime() - start) / 1e9);
    }
  }
}
