package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.RepairReport;
import dev.lepton.model.transfer.RepairReport.TableRepair;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.ComparisonSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the target like the source: objects that rows need, rows, sequences, large objects, all
 * other objects, states. What cannot be done does not keep the rest from being done. Not
 * thread-safe.
 */
final class Repair {
  /** An object made in one round may lack something that only the next comparison sees. */
  private static final int ROUNDS = 3;

  private final FrozenSides.Route route;
  private final ComparisonSettings settings;
  private final EventSink events;
  private final Supplier<VerificationReport> comparison;
  private final List<TableRepair> tables = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  Repair(
      FrozenSides.Route route,
      ComparisonSettings settings,
      EventSink events,
      Supplier<VerificationReport> comparison) {
    this.route = route;
    this.settings = settings;
    this.events = events;
    this.comparison = comparison;
  }

  RepairReport run() {
    long start = System.nanoTime();
    VerificationReport before = comparison.get();
    VerificationReport after = before;
    for (int round = 0; round < ROUNDS && !after.clean(); round++) {
      failed.clear();
      int done = statements.size() + tables.size();
      try (TargetWriter writer = TargetWriter.open(route.target())) {
        mendOnce(writer, after);
      }
      if (statements.size() + tables.size() == done) {
        break;
      }
      after = comparison.get();
    }
    return new RepairReport(
        before,
        after,
        List.copyOf(tables),
        List.copyOf(statements),
        left(after),
        (System.nanoTime() - start) / 1e9);
  }

  /** Only what the last comparison complained of is looked at again. */
  private void mendOnce(TargetWriter writer, VerificationReport found) {
    boolean objects = complains(found, "object") || complains(found, "sequence");
    boolean made = objects && runAll(writer, definitions(true));
    if (made || complains(found, "missing", "extra", "changed", LargeObjectComparison.KIND)) {
      // Sees the tables that have just been made.
      try (FrozenSides sides = FrozenSides.each(route);
          Workers workers = new Workers(sides)) {
        tables.addAll(new RowRepair(writer, settings.selection(), events).run(sides, workers));
        statements.addAll(
            new Comparison(sides, settings.selection()).compareLargeObjects().mend(writer));
      }
    }
    if (made || complains(found, "sequence")) {
      runAll(writer, read(Comparison::sequencesToMend));
    }
    if (objects) {
      runAll(writer, definitions(false));
    }
  }

  private static boolean complains(VerificationReport found, String... kinds) {
    return found.differenceCount() > found.differences().size()
        || found.differences().stream()
            .anyMatch(difference -> List.of(kinds).contains(difference.kind()));
  }

  // What alters tables is found first and done once nothing reads them any more: the locks of a
  // comparison are kept until it ends.

  private List<String> definitions(boolean beforeRows) {
    return read(
        comparison -> {
          SchemaComparison schema = comparison.compareSchema();
          List<String> sql = new ArrayList<>();
          schema.toMend().stream()
              .filter(definition -> !beforeRows || definition.kind().beforeRows())
              .forEach(definition -> sql.add(definition.sql()));
          sql.addAll(beforeRows ? List.of() : schema.statesToMend());
          return sql;
        });
  }

  private <T> T read(Function<Comparison, T> question) {
    try (FrozenSides sides = FrozenSides.each(route)) {
      return question.apply(new Comparison(sides, settings.selection()));
    }
  }

  private boolean runAll(TargetWriter writer, List<String> all) {
    all.forEach(sql -> run(writer, sql));
    return !all.isEmpty();
  }

  private void run(TargetWriter writer, String sql) {
    writer
        .tryRun(sql)
        .ifPresentOrElse(
            reason -> {
              failed.add(sql + " — " + reason);
              String note = "could not be mended: " + reason;
              events.emit(new Event.Noted(Phase.TRANSFER, Event.Level.WARNING, note));
            },
            () -> statements.add(sql));
  }

  private List<String> left(VerificationReport after) {
    List<String> left = new ArrayList<>(after.clean() ? List.of() : failed);
    for (Difference difference : after.differences()) {
      left.add(
          (difference.table() + " " + difference.key()).strip()
              + difference.mend().map(sql -> "; would be mended by: " + sql).orElse(""));
    }
    return left;
  }
}
