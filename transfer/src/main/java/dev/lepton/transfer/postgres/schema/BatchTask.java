package dev.lepton.transfer.postgres.schema;

import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Steps that share a transaction with their entries in the ledger. */
final class BatchTask implements Task {
  /** Not allowed; or there is no such table, function or object on a newer server. */
  private static final Set<String> REFUSED = Set.of("42501", "42P01", "42883", "42704");

  /** Of foreign data: no connection, no access, no such table there, no handler. */
  private static final Set<String> FOREIGN = Set.of("08", "28", "HV", "55000", "42501", "2F003");

  private static final String DEADLOCK = "40P01";
  private static final int ATTEMPTS = 10;
  private static final Pattern ATOMIC_BODY = Pattern.compile("\\bBEGIN\\s+ATOMIC\\b");
  private static final Map<ObjectKind, String> MAY_BE_THERE =
      Map.of(
          ObjectKind.SCHEMA, "SELECT quote_ident(nspname) FROM pg_namespace",
          ObjectKind.EXTENSION, "SELECT quote_ident(extname) FROM pg_extension");

  private final ConnectionPool pool;
  private final List<SchemaStep> steps;
  private final LeftOutSteps leftOut;

  BatchTask(ConnectionPool pool, List<SchemaStep> steps, LeftOutSteps leftOut) {
    this.pool = pool;
    this.steps = steps;
    this.leftOut = leftOut;
  }

  @Override
  public String id() {
    return steps.get(0).id();
  }

  @Override
  public void run() {
    if (steps.size() == 1) {
      runAlone(steps.get(0));
      return;
    }
    try {
      run(steps);
    } catch (SQLException e) {
      // None of them has happened. One by one, the culprit is known by name, and the others happen.
      steps.forEach(this::runAlone);
    }
  }

  private void runAlone(SchemaStep step) {
    int attempts = 1;
    while (!attempt(step, attempts)) {
      attempts++;
    }
  }

  /** Two steps that alter the same tables in different orders may block each other. */
  private boolean attempt(SchemaStep step, int number) {
    try {
      run(List.of(step));
      return true;
    } catch (SQLException e) {
      if (DEADLOCK.equals(e.getSQLState()) && number < ATTEMPTS) {
        return false;
      }
      if (!mayBeLeftOut(step, String.valueOf(e.getSQLState()))) {
        throw SqlFailure.of(pool.factory(), "make " + step, e);
      }
      leftOut.refused(step, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return true;
    }
  }

  /**
   * Data and schema are complete without it. The rows of a materialised view are no data of its
   * own, and foreign servers need not be within the target's reach.
   */
  private static boolean mayBeLeftOut(SchemaStep step, String state) {
    return step.kind().optional() && REFUSED.contains(state)
        || step.kind() == ObjectKind.MATERIALIZED_VIEW_ROWS
            && FOREIGN.stream().anyMatch(state::startsWith);
  }

  private void run(List<SchemaStep> together) throws SQLException {
    pool.lend(
        connection ->
            Transactions.run(
                connection,
                working -> {
                  make(working, together);
                  return together;
                }));
  }

  private void make(Connection connection, List<SchemaStep> together) throws SQLException {
    Map<String, String> details = new HashMap<>();
    for (Map.Entry<ObjectKind, String> kind : MAY_BE_THERE.entrySet()) {
      if (together.stream().anyMatch(step -> step.kind() == kind.getKey())) {
        List<String> present = Sql.strings(connection, kind.getValue());
        together.stream()
            .filter(step -> step.kind() == kind.getKey() && present.contains(step.name()))
            .forEach(step -> details.put(step.id(), SchemaBuilder.FOUND));
      }
    }
    together.forEach(step -> details.putIfAbsent(step.id(), SchemaBuilder.MADE));
    try (Statement statement = connection.createStatement()) {
      for (String sql : roundTrips(together)) {
        statement.execute(sql);
      }
    }
    new Ledger().finishSteps(connection, details);
  }

  /** Many statements travel together, but the driver does not see where such a body ends. */
  private static List<String> roundTrips(List<SchemaStep> together) {
    List<String> trips = new ArrayList<>();
    StringBuilder trip = new StringBuilder();
    for (SchemaStep step : together) {
      if (ATOMIC_BODY.matcher(step.sql()).find()) {
        trips.add(trip.toString());
        trips.add(step.sql());
        trip.setLength(0);
      } else {
        trip.append(step.sql()).append(";\n");
      }
    }
    trips.add(trip.toString());
    trips.removeIf(String::isEmpty);
    return trips;
  }
}
