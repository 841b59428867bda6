package dev.lepton.model.task;

import java.util.List;

/**
 * Runs tasks: on threads by default, on a cluster when the work outgrows one machine. Thread-safe.
 */
public interface TaskRunner {
  /**
   * Runs every task and returns when all have finished. On the first failure the tasks not yet
   * started are left alone, the running ones are interrupted, and the failure is thrown once they
   * have stopped.
   *
   * @param tasks in order of preference: earlier ones start earlier
   * @param parallelism how many run at once, at least 1
   * @throws dev.lepton.model.error.LeptonException what the first failing task threw, or INTERNAL
   *     around anything else
   */
  void runAll(List<? extends Task> tasks, int parallelism);
}
