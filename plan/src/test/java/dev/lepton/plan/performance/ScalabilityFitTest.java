package dev.lepton.plan.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ScalabilityFitTest {
  private static final Percentage TENTH = Percentage.withPercentage(0.1);

  @Test
  void thePublishedFitOfSdm91IsFound() {
    ScalabilityFit fit = ScalabilityFit.of(Tests.sdm91());
    assertThat(fit.law().alpha()).isCloseTo(0.0277285, within(5e-8));
    assertThat(fit.law().beta()).isCloseTo(0.0001044, within(5e-8));
    assertThat(fit.law().gamma()).isCloseTo(89.9952330, within(5e-6));
    assertThat(fit.errors()[0]).isCloseTo(0.0091217, within(5e-8));
    assertThat(fit.errors()[1]).isCloseTo(0.0000199, within(5e-8));
    assertThat(fit.errors()[2]).isCloseTo(14.2134894, within(5e-6));
  }

  @Test
  void theFitHardlyDependsOnTheLastDigitOfAMeasurement() {
    ScalabilityLaw law =
        ScalabilityFit.of(
                Tests.of(
                    new double[] {1, 18, 36, 72, 108, 144, 216},
                    new double[] {64.9, 995.9, 1652.4, 1853.2, 1829.3, 1775.0, 1702.2}))
            .law();
    assertThat(law.alpha()).isCloseTo(0.0277285, TENTH);
    assertThat(law.beta()).isCloseTo(0.0001044, TENTH);
    assertThat(law.gamma()).isCloseTo(89.9952, TENTH);
  }

  @Test
  void aLawIsFoundInTestsThatKeepIt() {
    ScalabilityLaw law = new ScalabilityLaw(0.05, 0.0008, 120);
    ScalabilityLaw found = ScalabilityFit.of(Tests.of(law, 1, 2, 5, 10, 20, 40, 80)).law();
    assertThat(found.alpha()).isCloseTo(0.05, within(1e-8));
    assertThat(found.beta()).isCloseTo(0.0008, within(1e-9));
    assertThat(found.gamma()).isCloseTo(120, within(1e-5));
  }

  @Test
  void aFigureIsNeverNegative() {
    // Better than linear at first, and then straight.
    ScalabilityFit fit =
        ScalabilityFit.of(
            Tests.of(new double[] {1, 2, 4, 8, 16}, new double[] {10, 21, 43, 88, 179}));
    assertThat(fit.law().alpha()).isZero();
    assertThat(fit.law().beta()).isZero();
    assertThat(fit.law().gamma()).isCloseTo(11.1, within(0.2));
    assertThat(fit.law().peakLoad()).isInfinite();
  }

  @Test
  void theLoadForAThroughputIsTheSmallestThatReachesIt() {
    ScalabilityLaw law = ScalabilityFit.of(Tests.sdm91()).law();
    double load = law.loadFor(1500);
    assertThat(law.throughput(load)).isCloseTo(1500, within(1e-6));
    assertThat(load).isLessThan(law.peakLoad());
    assertThat(law.loadFor(law.peakThroughput() + 1)).isNaN();
    assertThat(new ScalabilityLaw(0.1, 0, 100).loadFor(500)).isCloseTo(9, within(1e-9));
    assertThat(new ScalabilityLaw(0.1, 0, 100).loadFor(1001)).isNaN();
  }

  @Test
  void thePeakIsWhereTheThroughputIsHighest() {
    ScalabilityLaw law = ScalabilityFit.of(Tests.sdm91()).law();
    assertThat(law.peakLoad()).isCloseTo(96.5, within(0.1));
    assertThat(law.throughput(law.peakLoad() - 1)).isLessThan(law.peakThroughput());
    assertThat(law.throughput(law.peakLoad() + 1)).isLessThan(law.peakThroughput());
  }
}
