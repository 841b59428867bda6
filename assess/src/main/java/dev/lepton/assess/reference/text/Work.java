package dev.lepton.assess.reference.text;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Does something with each of many files, on several threads. Thread-safe. */
public final class Work {
  /** Kept from one time to the next: a short analysis starts as many as it has providers. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "work");
            thread.setDaemon(true);
            return thread;
          });

  private Work() {}

  /** Returns when all is done. A failure of the task itself is thrown, after the rest was done. */
  public static <T> void each(List<T> items, int threads, Consumer<T> task) {
    if (threads <= 1 || items.size() <= 1) {
      items.forEach(task);
      return;
    }
    ConcurrentLinkedQueue<T> open = new ConcurrentLinkedQueue<>(items);
    List<? extends Future<?>> others =
        IntStream.range(1, threads)
            .mapToObj(any -> THREADS.submit(() -> drain(open, task)))
            .toList();
    try {
      drain(open, task);
    } finally {
      await(others);
    }
  }

  private static void await(List<? extends Future<?>> workers) {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      workers.forEach(worker -> worker.cancel(true));
      Thread.currentThread().interrupt();
    }
  }

  private static <T> void drain(ConcurrentLinkedQueue<T> open, Consumer<T> task) {
    for (T item = open.poll(); item != null; item = open.poll()) {
      task.accept(item);
    }
  }

  /**
   * Parsers meet input that nobody foresaw: one file's failure is told, and costs no other file.
   */
  public static void guard(Runnable task, InputFile file, HitSink sink) {
    try {
      task.run();
    } catch (RuntimeException | StackOverflowError e) {
      String message = e.getMessage() == null ? "" : " " + e.getMessage();
      String failure = "could not be analysed: " + e.getClass().getSimpleName() + message;
      sink.unread(file.uri(), ClassDamage.of(file).orElse(failure));
    }
  }
}
