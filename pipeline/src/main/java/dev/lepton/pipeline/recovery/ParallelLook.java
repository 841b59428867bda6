package dev.lepton.pipeline.recovery;

import dev.lepton.operate.recovery.runbook.Facts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Several looks at once.
 *
 * @param patience what has not answered by then is left out
 */
record ParallelLook(Duration patience) {

  Facts all(List<Supplier<Facts>> looks) {
    long end = System.nanoTime() + patience.toNanos();
    List<CompletableFuture<Facts>> begun = looks.stream().map(ParallelLook::begin).toList();
    Facts facts = Facts.NONE;
    for (CompletableFuture<Facts> look : begun) {
      facts = facts.and(answer(look, end));
    }
    return facts;
  }

  /** On a thread of its own: one that hangs in the system must not take a shared one with it. */
  static <T> CompletableFuture<T> begin(Supplier<T> look) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                future.complete(look.get());
              } catch (RuntimeException e) {
                future.completeExceptionally(e);
              }
            },
            "recovery-look");
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  private static Facts answer(CompletableFuture<Facts> look, long end) {
    try {
      return look.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // What cannot be seen is left out, and never taken for a failure of what it would have shown.
      return Facts.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Facts.NONE;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
