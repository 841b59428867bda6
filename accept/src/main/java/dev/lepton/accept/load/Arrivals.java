package dev.lepton.accept.load;

import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** When visitors come, whatever the server does. Immutable. */
public sealed interface Arrivals {
  /** How many come in all. */
  long count();

  /**
   * When one comes, in nanoseconds from the start; never before the one before it.
   *
   * @param index from 0
   */
  long offsetNanos(long index);

  /** How long it lasts. */
  Duration length();

  /** At a constant rate. */
  static Arrivals constant(double rate, Duration length) {
    return new Stages(List.of(new Stage(rate, rate, length)));
  }

  /**
   * A span of time in which the rate goes evenly from one value to another.
   *
   * @param from visitors a second, from 0 to {@value #HIGHEST_RATE}
   * @param to as well
   * @param length positive, or zero for a stage that is left out
   */
  record Stage(double from, double to, Duration length) {
    static final double HIGHEST_RATE = 1_000_000;

    /**
     * @throws LeptonException CONFIG_INVALID for values out of range
     */
    public Stage {
      Require.that(
          from >= 0 && to >= 0 && from + to > 0 && Math.max(from, to) <= HIGHEST_RATE,
          "the rate must be above 0, at most 1000000 a second",
          "rate");
      Require.that(!length.isNegative(), "a stage must not be of negative length", "duration");
    }

    double seconds() {
      return length.toNanos() / 1e9;
    }

    double visitors() {
      return (from + to) / 2 * seconds();
    }

    /**
     * After how many seconds that many visitors have come: N(t) = from · t + (to − from) t² / 2T,
     * solved for t without loss of digits.
     */
    double secondsUntil(double visitors) {
      double slope = (to - from) / seconds();
      return 2 * visitors / (from + Math.sqrt(Math.max(0, from * from + 2 * slope * visitors)));
    }
  }

  /** One stage after the other. */
  final class Stages implements Arrivals {
    private final List<Stage> stages;

    /** Visitors and seconds before each stage. */
    private final double[] before;

    private final double[] start;
    private final long count;
    private final Duration length;

    /**
     * @throws LeptonException CONFIG_INVALID when nobody would come
     */
    public Stages(List<Stage> all) {
      stages = all.stream().filter(stage -> !stage.length().isZero()).toList();
      Require.that(!stages.isEmpty(), "the duration must be positive", "duration");
      before = new double[stages.size()];
      start = new double[stages.size()];
      double visitors = 0;
      double seconds = 0;
      Duration sum = Duration.ZERO;
      for (int i = 0; i < stages.size(); i++) {
        before[i] = visitors;
        start[i] = seconds;
        visitors += stages.get(i).visitors();
        seconds += stages.get(i).seconds();
        sum = sum.plus(stages.get(i).length());
      }
      count = Math.max(1, Math.round(visitors));
      length = sum;
    }

    @Override
    public long count() {
      return count;
    }

    @Override
    public Duration length() {
      return length;
    }

    @Override
    public long offsetNanos(long index) {
      int found = Arrays.binarySearch(before, index);
      int stage = found >= 0 ? found : -found - 2;
      double within = stages.get(stage).secondsUntil(index - before[stage]);
      double longest = stages.get(stage).seconds();
      return Math.round((start[stage] + Math.min(within, longest)) * 1e9);
    }
  }

  /** As they once came. */
  final class Recorded implements Arrivals {
    private final long[] offsets;
    private final Duration length;

    /**
     * @param offsets in nanoseconds, in any order, at least one
     * @param length at least the last of them
     */
    public Recorded(List<Long> offsets, Duration length) {
      Require.that(!offsets.isEmpty(), "nothing is recorded", "scenario");
      this.offsets = offsets.stream().mapToLong(Long::longValue).sorted().toArray();
      this.length = length;
    }

    /**
     * The same course of things in another length and with another number of visitors.
     *
     * @param visitors at least 1
     */
    public Recorded stretched(long visitors, Duration to) {
      double factor = (double) to.toNanos() / Math.max(1, length.toNanos());
      List<Long> stretched = new ArrayList<>();
      for (long i = 0; i < visitors; i++) {
        stretched.add(Math.round(at((i + 0.5) / visitors * offsets.length) * factor));
      }
      return new Recorded(stretched, to);
    }

    /** When the given share of the visitors had come, between two of them where need be. */
    private double at(double visitors) {
      int whole = (int) Math.min(offsets.length - 1, visitors);
      double next = whole + 1 < offsets.length ? offsets[whole + 1] : length.toNanos();
      return offsets[whole] + (visitors - whole) * Math.max(0, next - offsets[whole]);
    }

    @Override
    public long count() {
      return offsets.length;
    }

    @Override
    public long offsetNanos(long index) {
      return offsets[(int) index];
    }

    @Override
    public Duration length() {
      return length;
    }
  }
}
