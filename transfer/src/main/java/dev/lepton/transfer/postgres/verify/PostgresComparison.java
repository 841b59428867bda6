package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.RepairReport;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.ComparisonSettings;
import dev.lepton.transfer.DatabaseComparison;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.time.Duration;
import java.util.List;

/** Compares two PostgreSQL databases, of any versions from 12 to 18. */
public final class PostgresComparison implements DatabaseComparison {
  private final FrozenSides.Route route;
  private final ComparisonSettings settings;
  private final EventSink events;

  /** Opens no connection yet. */
  public PostgresComparison(
      ConnectionFactory source,
      ConnectionFactory target,
      ComparisonSettings settings,
      EventSink events) {
    this.route = new FrozenSides.Route(source, target, settings.parallelism());
    this.settings = settings;
    this.events = events;
  }

  @Override
  public VerificationReport verify() {
    return step("verify", "compare both databases", this::compare);
  }

  @Override
  public RepairReport repair() {
    return step(
        "repair",
        "make the target like the source",
        () -> new Repair(route, settings, events, this::compare).run());
  }

  /** Catalogues are read by sessions of their own, while the others compare rows. */
  private VerificationReport compare() {
    long start = System.nanoTime();
    int sessions = settings.parallelism();
    FrozenSides.Route wider = new FrozenSides.Route(route.source(), route.target(), sessions + 1);
    try (FrozenSides sides = FrozenSides.each(wider);
        Workers workers = new Workers(sides.pairs().subList(0, sessions))) {
      Comparison comparison = new Comparison(sides, settings.selection());
      List<Long> objects =
          workers.both(
              () -> compareRows(sides.pairs().get(0), comparison, workers),
              () -> compareRest(comparison));
      return comparison.report(objects.get(1), start);
    }
  }

  private long compareRows(FrozenSides.Pair pair, Comparison comparison, Workers workers) {
    List<ComparedTable> tables =
        ComparedTables.pair(pair.source(), pair.target(), Catalogs.complete(settings.selection()));
    refuseNothing(tables);
    long expected = tables.stream().mapToLong(table -> table.source().estimatedRows()).sum();
    comparison.compareRows(workers, new ReadMeter(events, expected), tables);
    return tables.size();
  }

  /** Returns how many objects the source has. */
  private static long compareRest(Comparison comparison) {
    comparison.compareColumns();
    comparison.compareSequences();
    comparison.compareLargeObjects();
    return comparison.compareSchema().count();
  }

  private void refuseNothing(List<ComparedTable> tables) {
    if (tables.isEmpty() && !settings.selection().tables().isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "no table that both sides have with the same columns fits "
              + String.join(", ", settings.selection().tables()),
          route.source().endpoint().display(),
          "write the patterns as schema.table, with * and ?; quote names with capital letters");
    }
  }

  private interface Work<T> {
    T run();
  }

  private <T> T step(String name, String description, Work<T> work) {
    long start = System.nanoTime();
    events.emit(new Event.StepStarted(Phase.TRANSFER, name, description));
    T result = work.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    events.emit(new Event.StepFinished(Phase.TRANSFER, name, took, false));
    return result;
  }
}
