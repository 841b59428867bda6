package dev.lepton.pipeline.canary;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficShare.SideStats;
import dev.lepton.deploy.TrafficShare.Window;
import dev.lepton.deploy.canary.CanaryRun;
import dev.lepton.deploy.canary.Verdict;
import dev.lepton.pipeline.canary.CanaryJudge.Course;
import dev.lepton.pipeline.canary.CanaryJudge.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Judges a canary by what the gateway measures of both releases. Each interval gives enough samples
 * a side to compare them at its end; a side without requests gives none. Not thread-safe.
 */
final class GatewayMeasure implements CanaryRun.Judge {
  private static final int SAMPLES_IN_INTERVAL = 12;

  private final TrafficShare share;
  private final Route release;
  private final CanaryJudge judge;
  private final long sliceNanos;
  private final Map<Route, List<SideStats>> samples = new EnumMap<>(Route.class);
  private long next;

  /**
   * @param release which one is judged; the one that it is compared with follows from it
   */
  GatewayMeasure(TrafficShare share, Route release, CanaryBounds bounds, Duration interval) {
    this.share = share;
    this.release = release;
    this.judge = new CanaryJudge(bounds);
    this.sliceNanos = interval.toNanos() / SAMPLES_IN_INTERVAL;
  }

  /** Forgets what was measured before the first users came. */
  void begin() {
    for (Window window : Window.values()) {
      share.next(window);
    }
    for (Route route : Route.values()) {
      samples.put(route, new ArrayList<>());
    }
    next = System.nanoTime() + sliceNanos;
  }

  /** Takes a sample if it is time to; called several times an interval. */
  void look() {
    long late = System.nanoTime() - next;
    if (late < 0) {
      return;
    }
    // Not from now: a sample that comes late must not make the next ones fewer.
    next += sliceNanos * (1 + late / sliceNanos);
    share
        .next(Window.SLICE)
        .forEach(
            (route, side) -> {
              if (side.requests() > 0) {
                samples.get(route).add(side);
              }
            });
  }

  @Override
  public Verdict judge(Instant began, Instant lately) {
    SideStats now = share.next(Window.INTERVAL).get(release);
    Interval interval =
        new Interval(
            now.requests(),
            Math.max(1, Duration.between(lately, Instant.now()).toSeconds()),
            () -> failedShare(now),
            () -> OptionalDouble.of(now.p95Millis() / 1000));
    return judge.judge(
        interval,
        () -> new Course(seconds(release.other()), seconds(release)),
        () -> new Course(failures(release.other()), failures(release)));
  }

  private static double failedShare(SideStats side) {
    return (double) side.failures() / side.requests();
  }

  private double[] seconds(Route route) {
    return samples.get(route).stream().mapToDouble(side -> side.p95Millis() / 1000).toArray();
  }

  private double[] failures(Route route) {
    return samples.get(route).stream().mapToDouble(GatewayMeasure::failedShare).toArray();
  }
}
