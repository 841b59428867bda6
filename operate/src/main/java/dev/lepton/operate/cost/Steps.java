package dev.lepton.operate.cost;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Equal spans of time, one after the other.
 *
 * @param start of the first; where days are told apart, a day must begin with a span
 * @param length of each, at least a second
 * @param count at least 1
 */
public record Steps(Instant start, Duration length, int count) {
  private static final double SECONDS_PER_HOUR = 3600;

  public Steps {
    if (count < 1 || length.toSeconds() < 1) {
      throw new IllegalArgumentException(count + " steps of " + length);
    }
  }

  /** Of one step. */
  double hours() {
    return length.toSeconds() / SECONDS_PER_HOUR;
  }

  double allHours() {
    return hours() * count;
  }

  public Instant end() {
    return start.plus(length.multipliedBy(count));
  }

  /** UTC; a step that reaches over midnight belongs to the day on which it begins. */
  LocalDate day(int step) {
    return LocalDate.ofInstant(start.plus(length.multipliedBy(step)), ZoneOffset.UTC);
  }

  List<LocalDate> days() {
    return IntStream.range(0, count).mapToObj(this::day).distinct().toList();
  }

  /** The step that ends at a time, or -1 if none does. */
  int endingAt(long second) {
    long since = second - start.getEpochSecond();
    long each = length.toSeconds();
    long step = since / each - 1;
    return since % each == 0 && step >= 0 && step < count ? (int) step : -1;
  }
}
