package dev.lepton.transfer.postgres.schema;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.Task;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries out schema steps on a database that has a ledger. A step and its entry commit together; a
 * step with an entry is not done again.
 */
public final class SchemaBuilder {
  /** The ledger's detail for a schema or extension that was there before. */
  static final String FOUND = "found";

  static final String MADE = "made";

  private final ConnectionPool pool;
  private final TaskRunner tasks;
  private final EventSink events;

  public SchemaBuilder(ConnectionPool pool, TaskRunner tasks, EventSink events) {
    this.pool = pool;
    this.tasks = tasks;
    this.events = events;
  }

  /**
   * @param parallelism how many indexes are built at once
   * @return the steps left out because a role that they name does not exist here, or because the
   *     target's user may not do them
   */
  public List<SchemaStep> build(List<SchemaStep> steps, int parallelism) {
    try {
      Set<String> roles = strings("SELECT rolname FROM pg_roles");
      Set<String> done = strings("SELECT id FROM lepton.step");
      Set<String> ourselves = strings("SELECT current_user");
      LeftOutSteps leftOut = new LeftOutSteps(events);
      List<SchemaStep> due = new ArrayList<>();
      for (SchemaStep step : steps) {
        if (!roles.containsAll(step.roles())) {
          leftOut.withoutRole(step, roles);
        } else if (!done.contains(step.id()) && !isOursAnyway(step, ourselves)) {
          due.add(step);
        }
      }
      for (List<List<SchemaStep>> group : StepBatches.of(due)) {
        List<BatchTask> batches =
            group.stream().map(batch -> new BatchTask(pool, batch, leftOut)).toList();
        if (parallel(group)) {
          tasks.runAll(batches, parallelism);
        } else {
          batches.forEach(BatchTask::run);
        }
      }
      return leftOut.report();
    } catch (SQLException e) {
      throw SqlFailure.of(pool.factory(), "read what has been done", e);
    }
  }

  /** The steps of these that are still to be done, as tasks by step. */
  public Map<SchemaStep, Task> tasks(List<SchemaStep> steps) {
    try {
      Set<String> done = strings("SELECT id FROM lepton.step");
      LeftOutSteps leftOut = new LeftOutSteps(events);
      return steps.stream()
          .filter(step -> !done.contains(step.id()))
          .collect(
              Collectors.toMap(
                  Function.identity(), step -> new BatchTask(pool, List.of(step), leftOut)));
    } catch (SQLException e) {
      throw SqlFailure.of(pool.factory(), "read what has been done", e);
    }
  }

  /** What we make belongs to us. */
  private static boolean isOursAnyway(SchemaStep step, Set<String> ourselves) {
    return step.kind() == ObjectKind.OWNER && ourselves.containsAll(step.roles());
  }

  private static boolean parallel(List<List<SchemaStep>> group) {
    return group.size() > 1 && group.get(0).get(0).kind().parallel();
  }

  private Set<String> strings(String sql) throws SQLException {
    return new HashSet<>(pool.lend(connection -> Sql.strings(connection, sql)));
  }
}
