package dev.lepton.pipeline.recovery;

import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * For how long deployments have been busy. A short burst is none of anybody's business, and what is
 * busy is known at some moments only. Confined to one thread.
 */
final class Saturations {
  private final long every;
  private final LongSupplier clock;
  private final Map<String, Long> since = new TreeMap<>();
  private boolean asked;
  private long next;

  /**
   * @param measure the time between two questions
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  Saturations(Duration measure, LongSupplier clock) {
    this.every = measure.toNanos();
    this.clock = clock;
  }

  /** Whether it is time to ask again. */
  boolean isDue() {
    return !asked || clock.getAsLong() - next >= 0;
  }

  /**
   * @param busy at this moment
   */
  void see(List<ObjectKey> busy) {
    long now = clock.getAsLong();
    asked = true;
    next = now + every;
    List<String> names = busy.stream().map(ObjectKey::toString).toList();
    since.keySet().retainAll(names);
    names.forEach(name -> since.putIfAbsent(name, now));
  }

  /** What was busy before a change says nothing about the time after it. */
  void forget() {
    since.clear();
  }

  Facts facts() {
    Facts.Builder facts = Facts.builder();
    long now = clock.getAsLong();
    since.forEach(
        (name, begin) -> facts.number(Sign.WORKLOAD_SATURATED_SECONDS, name, (now - begin) / 1e9));
    return facts.build();
  }
}
