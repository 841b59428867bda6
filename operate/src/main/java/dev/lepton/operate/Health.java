package dev.lepton.operate;

import dev.lepton.model.migration.WatchSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides, interval by interval, whether the release has to be given up. One bad moment is not
 * enough; three in a row are. Not thread-safe.
 */
final class Health {
  /** Bad intervals in a row that make a decision. */
  private static final int SUSTAINED = 3;

  /** Below so many requests a share of errors says nothing. */
  private static final int FEWEST_REQUESTS = 20;

  /** How far back recent traffic reaches, in intervals. */
  private static final int RECENT_INTERVALS = 10;

  /** Below it a ratio of latencies is noise: a busy moment of the machine, not of the release. */
  private static final double NOISE_FLOOR_MILLIS = 20;

  private final WatchSpec spec;
  private final double baselineP95Millis;
  private final Deque<TrafficSample> recent = new ArrayDeque<>();
  private int badProbes;
  private int badRecent;
  private int slow;

  Health(WatchSpec spec, double baselineP95Millis) {
    this.spec = spec;
    this.baselineP95Millis = baselineP95Millis;
    recent.add(TrafficSample.NONE);
  }

  /** Takes one interval's observations; the reason to fall back when there is one. */
  Optional<String> observe(ProbeResult probe, TrafficSample traffic) {
    return probe(probe).or(() -> errors(traffic)).or(() -> latency(traffic));
  }

  /** Whether it is bad just now, though not yet for long enough: no time to call it healthy. */
  boolean isDoubtful() {
    return badProbes > 0 || badRecent > 0 || slow > 0;
  }

  private Optional<String> probe(ProbeResult probe) {
    badProbes = probe.ok() ? 0 : badProbes + 1;
    return badProbes < SUSTAINED
        ? Optional.empty()
        : Optional.of(text("%d health probes in a row failed: %s", badProbes, probe.detail()));
  }

  /**
   * All traffic at once, and recent traffic for a while: a late failure drowns in a long good past.
   */
  private Optional<String> errors(TrafficSample traffic) {
    if (isTooMany(traffic)) {
      return Optional.of(errorText(traffic, "since the switch"));
    }
    TrafficSample lately = traffic.since(recent.getFirst());
    recent.addLast(traffic);
    if (recent.size() > RECENT_INTERVALS) {
      recent.removeFirst();
    }
    badRecent = isTooMany(lately) ? badRecent + 1 : 0;
    return badRecent < SUSTAINED ? Optional.empty() : Optional.of(errorText(lately, "lately"));
  }

  private boolean isTooMany(TrafficSample traffic) {
    return traffic.requests() >= FEWEST_REQUESTS && traffic.errorPercent() > spec.maxErrorPercent();
  }

  private String errorText(TrafficSample traffic, String when) {
    return text(
        "%d of %d requests failed %s: %.2f %% (at most %.2f %%)",
        traffic.failures(),
        traffic.requests(),
        when,
        traffic.errorPercent(),
        spec.maxErrorPercent());
  }

  private Optional<String> latency(TrafficSample traffic) {
    double bound = spec.maxLatencyRatio() * Math.max(baselineP95Millis, NOISE_FLOOR_MILLIS);
    boolean known = baselineP95Millis > 0 && traffic.requests() >= FEWEST_REQUESTS;
    slow = known && traffic.p95Millis() > bound ? slow + 1 : 0;
    return slow < SUSTAINED
        ? Optional.empty()
        : Optional.of(
            text(
                "p95 of the requests stayed at %.1f ms; %.1f ms before the switch (at most %.1f ms"
                    + " now)",
                traffic.p95Millis(), baselineP95Millis, bound));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
