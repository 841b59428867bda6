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

/** Does something with each of many files, on several threads. */
public final class Work {
  private Work() {}

  /** Returns when all is done. A failure of the task itself is thrown, after the rest was done. */
  public static <T> void each(List<T> items, int threads, Consumer<T> task) {
    if (threads <= 1 || items.size() <= 1) {
      items.forEach(task);
      return;
    }
    ConcurrentLinkedQueue<T> open = new ConcurrentLinkedQueue<>(items);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<? extends Future<?>> workers =
          IntStream.range(0, threads)
              .mapToObj(any -> executor.submit(() -> drain(open, task)))
              .toList();
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      executor.shutdownNow();
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
      sink.unread(file.uri(), "could not be analysed: " + e.getClass().getSimpleName() + message);
    }
  }
}
