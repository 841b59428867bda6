package dev.lepton.transfer.task;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.task.Task;
import dev.lepton.model.task.TaskRunner;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;

/** Runs tasks on daemon threads that live for one list. Stateless and thread-safe. */
public final class ThreadTaskRunner implements TaskRunner {

  @Override
  public void runAll(List<? extends Task> tasks, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1: " + parallelism);
    }
    if (tasks.isEmpty()) {
      return;
    }
    ExecutorService threads = TaskThreads.start(Math.min(parallelism, tasks.size()));
    try {
      runOn(threads, tasks);
    } finally {
      TaskThreads.stop(threads);
    }
  }

  private static void runOn(ExecutorService threads, List<? extends Task> tasks) {
    CompletionService<Void> finished = new ExecutorCompletionService<>(threads);
    for (Task task : tasks) {
      finished.submit(
          () -> {
            task.run();
            return null;
          });
    }
    try {
      for (int i = 0; i < tasks.size(); i++) {
        finished.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "interrupted while tasks were running",
          tasks.get(0).id(),
          "run the same command again: it resumes",
          e);
    } catch (ExecutionException e) {
      throw TaskThreads.failure(e.getCause());
    }
  }
}
