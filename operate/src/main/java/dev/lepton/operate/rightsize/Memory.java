package dev.lepton.operate.rightsize;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was recommended before, by container and resource; kept between runs. Immutable.
 *
 * @param last by namespace/kind/name/container/resource
 */
public record Memory(Map<String, Remembered> last) {
  public Memory {
    // In one order, so that equal memories are equal files.
    last = Collections.unmodifiableMap(new TreeMap<>(last));
  }

  public static Memory empty() {
    return new Memory(Map.of());
  }

  /**
   * One recommendation.
   *
   * @param from what was asked for then; 0 for nothing
   * @param to what was recommended
   * @param at when
   */
  public record Remembered(double from, double to, Instant at) {
    boolean raises() {
      return to > from;
    }

    /** Whether what is asked for is still what it was then. */
    boolean isOpen(double asked) {
      return Math.abs(asked - from) <= 1e-9 * Math.max(1, from);
    }
  }

  Optional<Remembered> of(String key) {
    return Optional.ofNullable(last.get(key));
  }

  Memory with(Map<String, Remembered> more) {
    Map<String, Remembered> all = new TreeMap<>(last);
    all.putAll(more);
    return new Memory(all);
  }
}
