package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Threads that share out the sessions of both sides. Either each side works its own list off, at
 * its own pace, or a task has a session on each side to itself.
 */
final class Workers implements AutoCloseable {
  /** Something to be done with a session on each side. */
  @FunctionalInterface
  interface Task {
    void run(FrozenSides.Pair pair, Workers workers) throws Exception;
  }

  /** Something to be done with a session on one side. */
  @FunctionalInterface
  interface SideTask {
    void run(SideSession session) throws Exception;
  }

  private final List<FrozenSides.Pair> pairs;
  private final ExecutorService threads = Executors.newCachedThreadPool(Workers::thread);

  Workers(FrozenSides frozen) {
    this(frozen.pairs());
  }

  /**
   * @param pairs the only ones that are used, at least one
   */
  Workers(List<FrozenSides.Pair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /** Runs all tasks and returns when they are done; throws what the first failing one threw. */
  void runAll(List<Task> all) {
    List<Callable<Void>> loops = new ArrayList<>();
    BlockingQueue<Task> waiting = new LinkedBlockingQueue<>(all);
    for (FrozenSides.Pair pair : pairs) {
      loops.add(
          () -> {
            for (Task task = waiting.poll(); task != null; task = waiting.poll()) {
              task.run(pair, this);
            }
            return null;
          });
    }
    await(loops);
  }

  /** Runs both sides' tasks at once; throws what the first failing one threw. */
  void runSides(List<SideTask> source, List<SideTask> target) {
    List<Callable<Void>> loops = new ArrayList<>();
    for (Side side : Side.values()) {
      BlockingQueue<SideTask> waiting =
          new LinkedBlockingQueue<>(side == Side.SOURCE ? source : target);
      for (FrozenSides.Pair pair : pairs) {
        loops.add(
            () -> {
              for (SideTask task = waiting.poll(); task != null; task = waiting.poll()) {
                task.run(pair.on(side));
              }
              return null;
            });
      }
    }
    await(loops);
  }

  private void await(List<Callable<Void>> loops) {
    ExecutorCompletionService<Void> finished = new ExecutorCompletionService<>(threads);
    loops.forEach(finished::submit);
    for (int i = 0; i < loops.size(); i++) {
      try {
        join(finished.take());
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  /** Runs two questions at once. */
  <T> List<T> both(Callable<T> source, Callable<T> target) {
    Future<T> left = threads.submit(source);
    Future<T> right = threads.submit(target);
    return List.of(join(left), join(right));
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LeptonException) {
        throw (LeptonException) e.getCause();
      }
      throw new CompletionException(e.getCause());
    }
  }

  private static LeptonException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LeptonException(
        ErrorCode.INTERRUPTED, "the comparison was interrupted", "verify", "run again", e);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "lepton-verify");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
