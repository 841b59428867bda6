package dev.lepton.accept.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.acceptance.Latency;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void givesPercentilesInMillis() {
    Latency latency = Distribution.of(oneToAThousandMillis());

    assertThat(latency.p50()).isCloseTo(500, within(1.0));
    assertThat(latency.p95()).isCloseTo(950, within(1.0));
    assertThat(latency.p99()).isCloseTo(990, within(1.0));
    assertThat(latency.max()).isCloseTo(1000, within(1.0));
  }

  @Test
  void plotsFortyAscendingPointsUpToTheMaximum() {
    Latency latency = Distribution.of(oneToAThousandMillis());

    assertThat(latency.points())
        .hasSize(40)
        .isSortedAccordingTo(Comparator.comparingDouble(Latency.Point::percentile))
        .isSortedAccordingTo(Comparator.comparingDouble(Latency.Point::millis));
    assertThat(latency.points().get(39)).isEqualTo(new Latency.Point(100, latency.max()));
  }

  @Test
  void keepsAbsurdValuesInRange() {
    Histogram histogram = Distribution.histogram();
    Distribution.record(histogram, Long.MAX_VALUE);
    Distribution.record(histogram, -1);

    assertThat(Distribution.of(histogram).max()).isCloseTo(3_600_000, within(3_600.0));
    assertThat(histogram.getMinValue()).isZero();
  }

  private static Histogram oneToAThousandMillis() {
    Histogram histogram = Distribution.histogram();
    for (int millis = 1; millis <= 1000; millis++) {
      Distribution.record(histogram, TimeUnit.MILLISECONDS.toNanos(millis));
    }
    return histogram;
  }
}
