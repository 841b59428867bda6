package dev.lepton.transfer.postgres.copy;

import dev.lepton.model.task.Task;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.List;

/**
 * Rows still to be copied, as tasks.
 *
 * @param meter counts what passes
 */
public record RowTasks(List<RowTask> tasks, CopyMeter meter) {
  /** A task that copies rows of one table. */
  public record RowTask(TableInfo table, Task task) {}

  public RowTasks {
    tasks = List.copyOf(tasks);
  }

  public boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** Copies everything. */
  public void run(TaskRunner runner, int parallelism) {
    runner.runAll(tasks.stream().map(RowTask::task).toList(), parallelism);
    meter.report();
  }
}
