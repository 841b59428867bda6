package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Threads that share out the pairs of sessions: a task has a pair to itself, and can ask both its
 * sides at once.
 */
final class Workers implements AutoCloseable {
  /** Something to be done with a pair. */
  @FunctionalInterface
  interface Task {
    void run(FrozenSides.Pair pair, Workers workers) throws Exception;
  }

  private final BlockingQueue<FrozenSides.Pair> free;
  private final ExecutorService tasks;
  private final ExecutorService sides = Executors.newCachedThreadPool(Workers::thread);

  Workers(FrozenSides frozen) {
    free = new LinkedBlockingQueue<>(frozen.pairs());
    tasks = Executors.newFixedThreadPool(frozen.pairs().size(), Workers::thread);
  }

  /** Runs all tasks and returns when they are done; throws what the first failing one threw. */
  void runAll(List<Task> all) {
    List<Future<?>> running = new ArrayList<>();
    for (Task task : all) {
      running.add(tasks.submit(() -> run(task)));
    }
    running.forEach(Workers::join);
  }

  /** Runs two questions at once. */
  <T> List<T> both(Callable<T> source, Callable<T> target) {
    Future<T> left = sides.submit(source);
    Future<T> right = sides.submit(target);
    return List.of(join(left), join(right));
  }

  private Void run(Task task) throws Exception {
    FrozenSides.Pair pair = free.take();
    try {
      task.run(pair, this);
    } finally {
      free.add(pair);
    }
    return null;
  }

  static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "the comparison was interrupted", "verify", "run again", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LeptonException) {
        throw (LeptonException) e.getCause();
      }
      throw new CompletionException(e.getCause());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "lepton-verify");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    tasks.shutdownNow();
    sides.shutdownNow();
  }
}
