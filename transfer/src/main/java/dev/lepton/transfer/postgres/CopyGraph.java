package dev.lepton.transfer.postgres;

import dev.lepton.model.task.Task;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.copy.RowTasks;
import dev.lepton.transfer.postgres.schema.SchemaStep;
import dev.lepton.transfer.postgres.schema.Statistics;
import dev.lepton.transfer.task.TaskGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows, and what each table needs as soon as its rows are there: indexes, then keys, then foreign
 * keys. What keeps the most work waiting begins first. Not thread-safe.
 */
final class CopyGraph {
  /** Sorting a byte of an index takes about as long as moving these bytes of rows. */
  private static final double INDEX_COST = 2.5;

  private final ConnectionPool target;
  private final RowTasks rows;
  private final Map<SchemaStep, Task> steps;
  private final Map<QualifiedName, Set<String>> filling = new HashMap<>();
  private final Map<QualifiedName, Set<String>> indexing = new HashMap<>();
  private final Map<QualifiedName, Set<String>> keying = new HashMap<>();
  private final Map<QualifiedName, Long> largestIndex = new HashMap<>();
  private final Set<QualifiedName> withExpressions = new HashSet<>();
  private final Set<QualifiedName> analyzedFirst = new HashSet<>();

  /**
   * @param steps with a readiness, those done left out
   */
  CopyGraph(ConnectionPool target, RowTasks rows, Map<SchemaStep, Task> steps) {
    this.target = target;
    this.rows = rows;
    this.steps = steps;
    rows.tasks().forEach(row -> add(filling, row.table().name(), row.task().id()));
    steps.keySet().forEach(this::note);
  }

  private void note(SchemaStep step) {
    for (QualifiedName table : tables(step)) {
      if (isIndex(step)) {
        add(indexing, table, step.id());
        if (mayHaveExpressions(step)) {
          withExpressions.add(table);
        }
        largestIndex.merge(table, cost(step), Math::max);
      } else if (step.kind() == ObjectKind.KEY) {
        add(keying, table, step.id());
      }
    }
  }

  /** A list of plain columns is the only thing in brackets then. */
  private static boolean mayHaveExpressions(SchemaStep index) {
    return index.sql().indexOf('(') != index.sql().lastIndexOf('(');
  }

  /**
   * @param analyzed tables whose statistics are gathered
   * @param others what waits for nothing
   */
  TaskGraph with(List<TableInfo> analyzed, List<Task> others) {
    analyzed.stream()
        .map(TableInfo::name)
        .filter(table -> !withExpressions.contains(table))
        .forEach(analyzedFirst::add);
    List<TaskGraph.Node> nodes = new ArrayList<>();
    others.forEach(task -> nodes.add(new TaskGraph.Node(task, Set.of(), 1)));
    for (RowTasks.RowTask row : rows.tasks()) {
      long behind = largestIndex.getOrDefault(row.table().name(), 0L);
      nodes.add(new TaskGraph.Node(row.task(), Set.of(), row.table().bytes() + behind));
    }
    steps.forEach((step, task) -> nodes.add(new TaskGraph.Node(task, after(step), urgency(step))));
    analyzed.forEach(table -> nodes.add(analysis(table)));
    return new TaskGraph(nodes);
  }

  /**
   * Neither an index nor a key can be made while statistics are gathered. Gathered first, they keep
   * nobody waiting at the end, when there is nothing else to do, and help to check foreign keys.
   * Expressions have statistics only once they have their index.
   */
  private TaskGraph.Node analysis(TableInfo table) {
    Set<String> after = new HashSet<>(filling.getOrDefault(table.name(), Set.of()));
    long urgency = largestIndex.getOrDefault(table.name(), 0L) + 1;
    if (withExpressions.contains(table.name())) {
      after.addAll(indexing.getOrDefault(table.name(), Set.of()));
      urgency = 0;
    }
    return new TaskGraph.Node(new Analysis(table, target), after, urgency);
  }

  /**
   * A step that alters a table waits for the indexes being built on it: waiting for their locks, it
   * would keep a worker from other work.
   */
  private Set<String> after(SchemaStep step) {
    Set<String> after = new HashSet<>(step.readiness().orElseThrow().after());
    for (QualifiedName table : tables(step)) {
      after.addAll(filling.getOrDefault(table, Set.of()));
      if (analyzedFirst.contains(table)) {
        after.add(Analysis.id(table));
      }
      if (!isIndex(step)) {
        after.addAll(indexing.getOrDefault(table, Set.of()));
      }
      if (step.kind() == ObjectKind.FOREIGN_KEY) {
        after.addAll(keying.getOrDefault(table, Set.of()));
      }
    }
    after.remove(step.id());
    return after;
  }

  /** Checking a foreign key reads the whole table, and nothing else can be done meanwhile. */
  private long urgency(SchemaStep step) {
    if (isIndex(step)) {
      return cost(step);
    }
    return Long.MAX_VALUE / 2;
  }

  private static List<QualifiedName> tables(SchemaStep step) {
    return step.readiness().orElseThrow().rowsOf();
  }

  private static boolean isIndex(SchemaStep step) {
    return step.kind() == ObjectKind.INDEX || step.kind() == ObjectKind.KEY_INDEX;
  }

  private static long cost(SchemaStep step) {
    return (long) (step.weight() * INDEX_COST);
  }

  private static void add(Map<QualifiedName, Set<String>> tasks, QualifiedName table, String id) {
    tasks.computeIfAbsent(table, first -> new HashSet<>()).add(id);
  }

  /** Gathers the statistics of a table. */
  private record Analysis(TableInfo table, ConnectionPool target) implements Task {
    @Override
    public String id() {
      return id(table.name());
    }

    static String id(QualifiedName table) {
      return "analyze/" + table;
    }

    @Override
    public void run() {
      CopyGround.on(
          target,
          "analyse " + table.name(),
          connection -> {
            Statistics.gather(connection, table.name());
            return table;
          });
    }
  }
}
