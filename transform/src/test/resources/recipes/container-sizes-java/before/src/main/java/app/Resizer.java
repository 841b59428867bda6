package app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class Resizer {
  // Twice, since half of them wait.
  private final ExecutorService workers =
      Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());
}
