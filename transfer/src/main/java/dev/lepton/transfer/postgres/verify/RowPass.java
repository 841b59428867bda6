package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.TableProof;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.util.List;
import java.util.Set;
import org.postgresql.replication.LogSequenceNumber;

/**
 * What one comparison of rows, at one position, came to.
 *
 * @param tables what was compared of each
 * @param different tables with differences
 * @param disturbed whether nothing was compared, because a table that had to be held was emptied
 */
record RowPass(
    LogSequenceNumber position,
    List<TableProof> tables,
    Set<QualifiedName> different,
    Differences differences,
    boolean disturbed) {

  long rows() {
    return tables.stream().mapToLong(TableProof::rows).sum();
  }

  /** Compares tables while changes go on, and is open to false alarms where one is truncated. */
  static RowPass open(
      FrozenSides.Route route, Standstill stream, List<ComparedTable> tables, Runnable atPosition) {
    try (FrozenSides sides = FrozenSides.atOnePosition(route, stream, Set.of(), atPosition)) {
      return compare(sides, tables);
    }
  }

  /** Compares tables and keeps them from being truncated meanwhile. */
  static RowPass held(FrozenSides.Route route, Standstill stream, List<ComparedTable> tables) {
    List<QualifiedName> names = tables.stream().map(ComparedTable::name).toList();
    try (FrozenSides sides = FrozenSides.atOnePosition(route, stream, names, () -> {})) {
      return sides.disturbed()
          ? new RowPass(sides.position(), List.of(), Set.copyOf(names), new Differences(), true)
          : compare(sides, tables);
    }
  }

  private static RowPass compare(FrozenSides sides, List<ComparedTable> tables) {
    Differences differences = new Differences();
    try (Workers workers = new Workers(sides)) {
      RowComparison rows = RowComparison.reporting(workers, differences);
      rows.compare(sides.pairs().get(0), tables);
      return new RowPass(
          sides.position(), rows.proofs(tables), rows.different(), differences, false);
    }
  }
}
