package dev.lepton.operate.cluster;

import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeSeries;
import dev.lepton.prometheus.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Questions about equal steps of time. Fails as {@link PrometheusClient} does. Thread-safe.
 *
 * <p>An average over a step counts what is not there as 0: of something that was there for half of
 * the step, it is half. It is taken at even times within the step, of which the first is left out:
 * versions of Prometheus differ in whether a range holds its beginning.
 */
public final class Queries {
  /** A rate needs two samples, which are a minute apart at most places. */
  private static final long SHORTEST_RATE = 300;

  private static final long[] RESOLUTIONS = {300, 60, 30, 15};
  private static final long PARTS = 60;

  private final PrometheusClient client;
  private final TimeWindow window;
  private final long step;
  private final String whole;

  /**
   * @param end of the last step, a multiple of the step since 1970
   * @param step at least 15 s
   * @param count of steps, at least 1
   */
  public Queries(PrometheusSource source, Instant end, Duration step, int count) {
    this.client = new PrometheusClient(source);
    this.step = step.toSeconds();
    this.window = new TimeWindow(end, step.multipliedBy(count - 1L), step);
    this.whole = "[" + this.step * count + "s]";
  }

  /** For messages. */
  public String address() {
    return client.address();
  }

  /** The average of a gauge over each step. */
  public void averages(String gauge, Consumer<TimeSeries> take) {
    long resolution = resolution();
    client.range(
        "sum_over_time((%s)[%ds:%ds]) * %d / %d"
            .formatted(gauge, step - 1, resolution, resolution, step),
        window,
        take);
  }

  private long resolution() {
    for (long one : RESOLUTIONS) {
      if (one <= Math.max(RESOLUTIONS[RESOLUTIONS.length - 1], step / PARTS) && step % one == 0) {
        return one;
      }
    }
    return step;
  }

  /**
   * The rate a second of a counter over each step; resets are seen through.
   *
   * @param by labels that are kept, with commas
   */
  public void rates(String counter, String by, Consumer<TimeSeries> take) {
    client.range(
        "sum by (%s) (rate(%s[%ds]))".formatted(by, counter, Math.max(step, SHORTEST_RATE)),
        window,
        take);
  }

  /** What there is at the end of a step that is so many before the last one. */
  public List<TimeSeries> before(int steps, String query) {
    return client.instant(query, window.end().minusSeconds(steps * step));
  }

  /** The last value of each series in all steps. */
  public List<TimeSeries> last(String selector) {
    return client.instant("last_over_time(" + selector + whole + ")", window.end());
  }

  /** The largest value of each series in all steps. */
  public List<TimeSeries> largest(String selector) {
    return client.instant("max_over_time(" + selector + whole + ")", window.end());
  }

  /**
   * The rate a second of a counter over all steps.
   *
   * @param by labels that are kept, with commas
   */
  public List<TimeSeries> means(String counter, String by) {
    return client.instant("sum by (" + by + ") (rate(" + counter + whole + "))", window.end());
  }

  /**
   * How often something held, as a part of all the time for which it is known, 0 to 1.
   *
   * @param condition 1 where it holds, 0 where it does not
   */
  public List<TimeSeries> share(String condition) {
    return client.instant(
        "avg_over_time((%s)%s:%ds])"
            .formatted(condition, whole.substring(0, whole.length() - 1), resolution()),
        window.end());
  }
}
