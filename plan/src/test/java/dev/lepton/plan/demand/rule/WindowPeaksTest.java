package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.plan.usage.Series;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowPeaksTest {

  private static WindowPeaks peaks(long[] seconds, double[] values) {
    return WindowPeaks.of(Series.of(seconds, values));
  }

  @Test
  void countsThePeakOfEachTenMinutes() {
    WindowPeaks peaks = peaks(new long[] {0, 300, 599}, new double[] {5, 80, 5});

    assertThat(peaks.present()).isEqualTo(1);
    assertThat(peaks.percentile(50)).isEqualTo(80);
  }

  @Test
  void interpolatesBetweenTwoPeaks() {
    WindowPeaks peaks = WindowPeaks.of(Loads.series(101, 600, i -> i));

    assertThat(peaks.percentile(95)).isEqualTo(95);
    assertThat(peaks.percentile(95.5)).isEqualTo(95.5);
  }

  @Test
  void percentileLiesWithinTheDataAndGrowsWithItsRank() {
    Random random = new Random(20261123);
    for (int round = 0; round < 200; round++) {
      WindowPeaks peaks =
          WindowPeaks.of(Loads.series(1 + random.nextInt(50), 600, i -> random.nextDouble()));
      double before = Arrays.stream(peaks.values()).min().orElseThrow();
      double most = Arrays.stream(peaks.values()).max().orElseThrow();
      for (double rank = 5; rank <= 100; rank += 5) {
        double value = peaks.percentile(rank);
        assertThat(value).isBetween(before, most);
        before = value;
      }
      assertThat(before).isEqualTo(most);
    }
  }

  @Test
  void percentileDoesNotDependOnTheOrderOfTheRows() {
    long[] seconds = new long[60];
    double[] values = new double[60];
    long[] backwards = new long[60];
    double[] reversed = new double[60];
    for (int i = 0; i < 60; i++) {
      seconds[i] = 600L * i;
      values[i] = i * 37 % 61;
      backwards[59 - i] = seconds[i];
      reversed[59 - i] = values[i];
    }

    assertThat(peaks(backwards, reversed).values()).isEqualTo(peaks(seconds, values).values());
  }

  @Test
  void missingWindowsAreCounted() {
    WindowPeaks peaks = peaks(new long[] {0, 600, 1200, 3000, 3600}, new double[] {1, 1, 1, 1, 1});

    assertThat(peaks.present()).isEqualTo(5);
    assertThat(peaks.expected()).isEqualTo(7);
  }
}
