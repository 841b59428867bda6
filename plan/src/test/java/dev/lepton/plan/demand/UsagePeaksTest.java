package dev.lepton.plan.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsagePeaksTest {

  private static UsagePoint point(long second, double cpu) {
    OptionalDouble none = OptionalDouble.empty();
    return new UsagePoint(Instant.ofEpochSecond(second), cpu, 1, none, none, none);
  }

  @Test
  void countsThePeakOfEachTenMinutes() {
    UsagePeaks peaks = new UsagePeaks(List.of(point(0, 5), point(300, 80), point(599, 5)));

    assertThat(peaks.present()).isEqualTo(1);
    assertThat(peaks.percentile(UsagePoint::cpuPercent, 50)).isEqualTo(80);
  }

  @Test
  void interpolatesBetweenTwoPeaks() {
    List<UsagePoint> points = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      points.add(point(600L * i, i));
    }

    assertThat(new UsagePeaks(points).percentile(UsagePoint::cpuPercent, 95)).isEqualTo(95);
    assertThat(new UsagePeaks(points).percentile(UsagePoint::cpuPercent, 95.5)).isEqualTo(95.5);
  }

  @Test
  void percentileLiesWithinTheDataAndGrowsWithItsRank() {
    Random random = new Random(20261123);
    for (int round = 0; round < 200; round++) {
      List<UsagePoint> points = new ArrayList<>();
      int size = 1 + random.nextInt(50);
      for (int i = 0; i < size; i++) {
        points.add(point(600L * i, random.nextDouble() * 100));
      }
      UsagePeaks peaks = new UsagePeaks(points);
      double least = points.stream().mapToDouble(UsagePoint::cpuPercent).min().orElseThrow();
      double most = points.stream().mapToDouble(UsagePoint::cpuPercent).max().orElseThrow();
      double before = least;
      for (double rank = 5; rank <= 100; rank += 5) {
        double value = peaks.percentile(UsagePoint::cpuPercent, rank);
        assertThat(value).isBetween(before, most);
        before = value;
      }
      assertThat(before).isEqualTo(most);
    }
  }

  @Test
  void percentileDoesNotDependOnTheOrderOfTheRows() {
    List<UsagePoint> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      points.add(point(600L * i, i * 37 % 61));
    }
    List<UsagePoint> reversed = new ArrayList<>(points);
    java.util.Collections.reverse(reversed);

    assertThat(new UsagePeaks(reversed).percentile(UsagePoint::cpuPercent, 95))
        .isEqualTo(new UsagePeaks(points).percentile(UsagePoint::cpuPercent, 95));
  }

  @Test
  void aMetricThatWasNeverMeasuredHasNoPercentile() {
    assertThat(new UsagePeaks(List.of(point(0, 1))).optionalPercentile(UsagePoint::diskIops, 95))
        .isEmpty();
  }
}
