package dev.lepton.transfer.task;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Daemon threads for tasks, and what their failures become. Stateless and thread-safe. */
final class TaskThreads {
  private TaskThreads() {}

  static ExecutorService start(int count) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        count,
        work -> {
          Thread thread = new Thread(work, "lepton-task-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Returns only when no task runs any more; an interruption meanwhile is kept for the caller. */
  static void stop(ExecutorService threads) {
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

  static LeptonException failure(@Nullable Throwable cause) {
    if (cause instanceof LeptonException known) {
      return known;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new LeptonException(
        ErrorCode.INTERNAL,
        "a task failed: " + cause,
        "task",
        "report this with the log of the run",
        cause == null ? new IllegalStateException("no cause") : cause);
  }
}
