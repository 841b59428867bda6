package dev.lepton.accept.load;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.accept.wire.Limits;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One load test, computed before it starts.
 *
 * @param name the step's name in events, for instance {@code load/new/safe}
 * @param site what is tested; the traffic may name others too
 * @param traffic what visitors do
 * @param arrivals when they come, warm-up included
 * @param warmUp how much of the start does not count; shorter than the whole
 */
public record LoadPlan(
    String name,
    Site site,
    Traffic traffic,
    Arrivals arrivals,
    Duration warmUp,
    Limits limits,
    Optional<Turns> turns) {
  private static final int SPANS = 40;
  private static final Duration SHORTEST_SPAN = Duration.ofMillis(100);

  /**
   * Two sites by turns, so that whatever else happens on the machines meets both.
   *
   * @param other the site whose turns the even ones are, from 0
   * @param journeys how many of the traffic's journeys, the first ones, are the other site's
   * @param length of each turn
   */
  public record Turns(Site other, int journeys, Duration length) {
    /** Whose turn it is, so long after the start of what counts; before it, too. */
    boolean isOthers(long nanos) {
      return Math.floorMod(Math.floorDiv(nanos, length.toNanos()), 2) == 0;
    }
  }

  /** A test of one site. */
  public LoadPlan(
      String name, Site site, Traffic traffic, Arrivals arrivals, Duration warmUp, Limits limits) {
    this(name, site, traffic, arrivals, warmUp, limits, Optional.empty());
  }

  /**
   * @throws LeptonException CONFIG_INVALID for values out of range
   */
  public LoadPlan {
    Require.that(!warmUp.isNegative(), "the warm-up must not be negative", "warmUp");
    Require.that(
        arrivals.length().compareTo(warmUp) > 0, "the duration must be positive", "duration");
    Require.that(
        limits.connections() >= 1, "at least one connection must be allowed", "connections");
    Require.that(
        !limits.timeout().isNegative() && !limits.timeout().isZero(),
        "the time-out must be positive",
        "timeout");
  }

  /**
   * A load at a constant rate, warm-up included.
   *
   * @param requests a second
   * @param duration of what counts, positive
   */
  public static Arrivals steady(
      double requests, Traffic traffic, Duration warmUp, Duration duration) {
    Require.that(
        !duration.isNegative() && !duration.isZero(), "the duration must be positive", "duration");
    Require.that(!warmUp.isNegative(), "the warm-up must not be negative", "warmUp");
    return Arrivals.constant(requests / traffic.requestsPerVisitor(), warmUp.plus(duration));
  }

  /** The sites that are measured on their own: the other one first, where there is one. */
  List<Site> sides() {
    return turns.map(two -> List.of(two.other(), site)).orElse(List.of(site));
  }

  /**
   * How much of a test that was stopped was one side's.
   *
   * @param side as {@link #side} tells it
   * @param seconds since the start of what counts
   */
  double secondsOf(int side, double seconds) {
    if (turns.isEmpty()) {
      return seconds;
    }
    double length = turns.get().length().toNanos() / 1e9;
    long whole = (long) (seconds / length);
    boolean first = side == 0;
    long own = first ? (whole + 1) / 2 : whole / 2;
    boolean lasts = (whole % 2 == 0) == first;
    return own * length + (lasts ? seconds - whole * length : 0);
  }

  /** For which of them a visitor counts, who may go on to others. */
  int side(long visitor) {
    return turns.map(two -> traffic.journeyIndex(visitor) < two.journeys() ? 0 : 1).orElse(0);
  }

  /** How long is measured. */
  Duration measured() {
    return arrivals.length().minus(warmUp);
  }

  /** In how long spans the course of the test is told. */
  Duration span() {
    Duration even = measured().dividedBy(SPANS);
    return turns
        .map(Turns::length)
        .orElse(even.compareTo(SHORTEST_SPAN) < 0 ? SHORTEST_SPAN : even);
  }

  /** Requests a second that the measured part intends, on average. */
  double rate() {
    long first = 0;
    while (first < arrivals.count() && arrivals.offsetNanos(first) < warmUp.toNanos()) {
      first++;
    }
    return (arrivals.count() - first) * traffic.requestsPerVisitor() / (measured().toNanos() / 1e9);
  }
}
