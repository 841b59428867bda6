package dev.lepton.cli.terminal;

import java.time.Duration;
import java.util.Optional;

/** How fast a step goes and how long it still takes, from its start. Not thread-safe. */
final class RateMeter {
  private static final long WARM_UP_NANOS = 500_000_000L;

  private long start = System.nanoTime();

  void reset() {
    start = System.nanoTime();
  }

  /** Units per second since the start; empty in the first half second. */
  Optional<Double> perSecond(long done) {
    long elapsed = System.nanoTime() - start;
    return elapsed < WARM_UP_NANOS || done == 0
        ? Optional.empty()
        : Optional.of(done / (elapsed / 1e9));
  }

  /**
   * @param share done, in (0, 1]
   */
  Optional<Duration> remaining(double share) {
    long elapsed = System.nanoTime() - start;
    return elapsed < WARM_UP_NANOS
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) (elapsed * (1 - share) / share)));
  }
}
