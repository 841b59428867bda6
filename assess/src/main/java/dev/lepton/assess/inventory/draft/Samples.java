package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Single samples of one metric of one server, all of them kept, four bytes each. Not thread-safe.
 */
public final class Samples {
  private float[] values = new float[16];
  private int size;
  private Instant from = Instant.MAX;
  private Instant to = Instant.MIN;

  public void add(Instant time, double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = (float) value;
    from = time.isBefore(from) ? time : from;
    to = time.isAfter(to) ? time : to;
  }

  public void addAll(Samples others) {
    values = Arrays.copyOf(values, Math.max(16, size + others.size));
    System.arraycopy(others.values, 0, values, size, others.size);
    size += others.size;
    from = others.from.isBefore(from) ? others.from : from;
    to = others.to.isAfter(to) ? others.to : to;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * @param where the first of the samples stood
   */
  public Usage summary(Place where) {
    float[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    double sum = 0;
    for (float value : sorted) {
      sum += value;
    }
    int rank = (int) Math.ceil(0.95 * size) - 1;
    return new Usage(
        Optional.of(round(sum / size)),
        Optional.of(round(sorted[Math.max(0, rank)])),
        Optional.of(round(sorted[size - 1])),
        size,
        Optional.of(from),
        Optional.of(to),
        where);
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
