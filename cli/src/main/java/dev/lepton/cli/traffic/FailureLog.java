package dev.lepton.cli.traffic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts failures and keeps the first distinct ones. Thread-safe. */
final class FailureLog {
  static final int SAMPLES = 20;

  private final Set<String> samples = new LinkedHashSet<>();
  private long count;

  synchronized void add(String failure) {
    count++;
    if (samples.size() < SAMPLES) {
      samples.add(failure);
    }
  }

  synchronized long count() {
    return count;
  }

  synchronized List<String> samples() {
    return List.copyOf(samples);
  }
}
