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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
    ExecutorService threads = threads(Math.min(parallelism, tasks.size()));
    try {
      runOn(threads, tasks);
    } finally {
      stop(threads);
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
      throw failure(e.getCause());
    }
  }

  private static LeptonException failure(Throwable cause) {
    if (cause instanceof LeptonException) {
      return (LeptonException) cause;
    }
    if (cause instanceof Error) {
      throw (Error) cause;
    }
    return new LeptonException(
        ErrorCode.INTERNAL,
        "a task failed: " + cause,
        "task",
        "report this with the log of the run",
        cause);
  }

  /** Returns only when no task runs any more; an interruption meanwhile is kept for the caller. */
  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExecutorService threads(int count) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        count,
        work -> {
          Thread thread = new Thread(work, "lepton-task-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
