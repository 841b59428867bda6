package dev.lepton.transfer.postgres.schema;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.Task;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries out schema steps on a database that has a ledger. A step and its entry commit together; a
 * step with an entry is not done again. The objects belong to the user that makes them, whoever
 * owned them at the source.
 */
public final class SchemaBuilder {
  /** The ledger's detail for a schema or extension that was there before. */
  static final String FOUND = "found";

  static final String MADE = "made";

  private static final String DEADLOCK = "40P01";
  private static final int ATTEMPTS = 10;

  private final ConnectionPool pool;
  private final TaskRunner tasks;
  private final EventSink events;
  private final Ledger ledger = new Ledger();

  public SchemaBuilder(ConnectionPool pool, TaskRunner tasks, EventSink events) {
    this.pool = pool;
    this.tasks = tasks;
    this.events = events;
  }

  /**
   * @param parallelism how many indexes are built at once
   * @return the steps left out because a role that they name does not exist here
   */
  public List<SchemaStep> build(List<SchemaStep> steps, int parallelism) {
    try {
      Set<String> roles =
          pool.lend(connection -> strings(connection, "SELECT rolname FROM pg_roles"));
      Set<String> done = done();
      List<SchemaStep> leftOut =
          steps.stream().filter(step -> !roles.containsAll(step.roles())).toList();
      leftOut.forEach(this::report);
      List<SchemaStep> due =
          steps.stream()
              .filter(s -> roles.containsAll(s.roles()) && !done.contains(s.id()))
              .toList();
      for (List<SchemaStep> group : groups(due)) {
        if (group.size() == 1) {
          new StepTask(group.get(0)).run();
        } else {
          tasks.runAll(group.stream().map(StepTask::new).toList(), parallelism);
        }
      }
      return leftOut;
    } catch (SQLException e) {
      throw SqlFailure.of(pool.factory(), "read what has been done", e);
    }
  }

  /** The steps of these that are still to be done, as tasks by step. */
  public Map<SchemaStep, Task> tasks(List<SchemaStep> steps) {
    try {
      Set<String> done = done();
      return steps.stream()
          .filter(step -> !done.contains(step.id()))
          .collect(Collectors.toMap(Function.identity(), StepTask::new));
    } catch (SQLException e) {
      throw SqlFailure.of(pool.factory(), "read what has been done", e);
    }
  }

  private Set<String> done() throws SQLException {
    return pool.lend(connection -> strings(connection, "SELECT id FROM lepton.step"));
  }

  private void report(SchemaStep step) {
    events.emit(
        new Event.Noted(
            Phase.TRANSFER,
            Event.Level.WARNING,
            step.kind().title()
                + " \""
                + step.name()
                + "\" is left out: the target has no role "
                + step.roles()));
  }

  private static List<List<SchemaStep>> groups(List<SchemaStep> steps) {
    List<List<SchemaStep>> groups = new ArrayList<>();
    for (SchemaStep step : steps) {
      if (groups.isEmpty() || groups.get(groups.size() - 1).get(0).group() != step.group()) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(step);
    }
    return groups;
  }

  private static Set<String> strings(Connection connection, String sql) throws SQLException {
    Set<String> found = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private final class StepTask implements Task {
    private final SchemaStep step;

    StepTask(SchemaStep step) {
      this.step = step;
    }

    @Override
    public String id() {
      return step.id();
    }

    @Override
    public void run() {
      int attempts = 1;
      while (!attempt(attempts)) {
        attempts++;
      }
    }

    /** Two steps that alter the same tables in different orders may block each other. */
    private boolean attempt(int number) {
      try {
        pool.lend(connection -> Transactions.run(connection, this::make));
        return true;
      } catch (SQLException e) {
        if (DEADLOCK.equals(e.getSQLState()) && number < ATTEMPTS) {
          return false;
        }
        throw SqlFailure.of(pool.factory(), "make " + step.kind().title() + " " + step.name(), e);
      }
    }

    private String make(Connection connection) throws SQLException {
      String detail = existed(connection) ? FOUND : MADE;
      try (Statement statement = connection.createStatement()) {
        statement.execute(step.sql());
      }
      ledger.finishStep(connection, step.id(), detail);
      return detail;
    }

    private boolean existed(Connection connection) throws SQLException {
      if (step.kind() == ObjectKind.SCHEMA) {
        return strings(connection, "SELECT quote_ident(nspname) FROM pg_namespace")
            .contains(step.name());
      }
      return step.kind() == ObjectKind.EXTENSION
          && strings(connection, "SELECT quote_ident(extname) FROM pg_extension")
              .contains(step.name());
    }
  }
}
