package dev.lepton.operate.cost.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.BudgetCheck;
import dev.lepton.model.operation.BudgetCheck.Verdict;
import dev.lepton.model.operation.CostForecast;
import dev.lepton.model.operation.CostForecast.Month;
import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Day;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecasterTest {
  /** A Monday. */
  private static final LocalDate START = LocalDate.of(2026, 8, 31);

  @Test
  void aSteadyCostGoesOn() {
    CostForecast forecast = forecast(40, day -> 10);

    // From 31 August, 40 days: October has 9 known days and 22 to come.
    Month october = forecast.months().get(0);
    assertThat(october.month()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(october.knownUsd()).isCloseTo(90, within(1e-9));
    assertThat(october.usd()).isCloseTo(310, within(1e-6));
    assertThat(october.highUsd().orElseThrow()).isCloseTo(310, within(0.01));
    assertThat(forecast.months().get(1).usd()).isCloseTo(300, within(1e-6));
    assertThat(forecast.trendUsdPerDay()).isZero();
  }

  @Test
  void weekendsAreTold() {
    // 42 days, six weeks; noise keeps the fit from being exact.
    Random random = new Random(7);
    CostForecast forecast =
        forecast(42, day -> (day % 7 >= 5 ? 4 : 10) + random.nextGaussian() * 0.1);

    assertThat(forecast.method()).contains("weekdays");
    // November 2026: 21 working days and 9 days at weekends.
    assertThat(forecast.months().get(1).usd()).isCloseTo(21 * 10 + 9 * 4, within(2.0));
  }

  @Test
  void aTrendIsFollowed() {
    Random random = new Random(7);
    CostForecast forecast = forecast(30, day -> 10 + 0.5 * day + random.nextGaussian());

    assertThat(forecast.trendUsdPerDay()).isCloseTo(0.5, within(0.1));
    Month next = forecast.months().get(1);
    // October: days 31 to 61 after the start.
    assertThat(next.usd()).isCloseTo(31 * (10 + 0.5 * 46), within(60.0));
    assertThat(next.highUsd().orElseThrow()).isGreaterThan(next.usd() + 5);
  }

  @Test
  void aDayThatStandsOutIsNamedAndNotFollowed() {
    Random random = new Random(7);
    CostForecast forecast = forecast(30, day -> day == 12 ? 90 : 10 + random.nextGaussian() * 0.3);

    assertThat(forecast.anomalies())
        .singleElement()
        .satisfies(
            day -> {
              assertThat(day.date()).isEqualTo(START.plusDays(12));
              assertThat(day.expectedUsd()).isCloseTo(10, within(0.5));
            });
    assertThat(forecast.months().get(1).usd()).isCloseTo(310, within(10.0));
  }

  @Test
  void aNewLevelIsNotTakenForDaysThatStandOut() {
    Random random = new Random(7);
    CostForecast forecast = forecast(30, day -> (day < 25 ? 10 : 20) + random.nextGaussian() * 0.2);

    assertThat(forecast.anomalies()).isEmpty();
    assertThat(forecast.method()).contains("new level");
    assertThat(forecast.months().get(1).usd()).isCloseTo(620, within(15.0));
  }

  @Test
  void hoursThatAreMissingAreMadeUpFor() {
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      // 22 of 24 hours at $0.50.
      days.add(new Day(START.plusDays(1 + i), 11, 11, 0, 0, 22));
    }

    Month september = Forecaster.of(report(days), 1).orElseThrow().months().get(0);

    assertThat(september.knownUsd()).isCloseTo(110, within(1e-9));
    assertThat(september.usd()).isCloseTo(30 * 12, within(1e-6));
  }

  @Test
  void aFewHoursGiveARateAndNoInterval() {
    CostForecast forecast =
        Forecaster.of(report(List.of(new Day(START.plusDays(1), 3, 3, 0, 0, 6))), 1).orElseThrow();

    assertThat(forecast.months().get(0).usd()).isCloseTo(3 + 12 * 29.75, within(1e-6));
    assertThat(forecast.months().get(0).highUsd()).isEmpty();
    assertThat(forecast.method()).contains("without an interval");
  }

  /**
   * 400 histories of each kind: how often next month is in its interval of 95 %. A month of noise
   * that lasts for days is little to learn from, and the interval is somewhat short then.
   */
  @ParameterizedTest
  @CsvSource({"0, 0, 0.9", "0.6, 0, 0.83", "0, 4, 0.9", "0.4, 4, 0.87"})
  void intervalsHoldWhatTheySay(double correlation, double weekend, double least) {
    Random random = new Random(11);
    int held = 0;
    int runs = 400;
    for (int run = 0; run < runs; run++) {
      double[] noise = {0};
      double[] all = new double[61];
      for (int day = 0; day < all.length; day++) {
        noise[0] = correlation * noise[0] + random.nextGaussian();
        all[day] = 20 - (day % 7 >= 5 ? weekend : 0) + noise[0];
      }
      Month october = forecast(31, day -> all[day]).months().get(1);
      double truth = 0;
      for (int day = 31; day < 31 + 30; day++) {
        truth += all[day];
      }
      // The 61st day is the 30th of October; the 31st is as it is expected.
      double share = truth / 30 * 31;
      held +=
          share >= october.lowUsd().orElseThrow() && share <= october.highUsd().orElseThrow()
              ? 1
              : 0;
    }

    assertThat(held / (double) runs).isBetween(least, 1.0);
  }

  @Test
  void aBudgetThatWillBeExceededSaysByHowMuch() {
    CostForecast forecast = forecast(40, day -> 10);

    BudgetCheck check = Budget.parse("250/month", "--budget").check(forecast);

    assertThat(check.verdict()).isEqualTo(Verdict.EXCEEDED);
    assertThat(check.reason())
        .isEqualTo(
            "2026-10 will cost $310.00 ($310.00 to $310.00), the budget is $250.00: $60.00 too much");
    assertThat(Budget.parse("10/day", "").check(forecast).verdict()).isNotEqualTo(Verdict.EXCEEDED);
    assertThat(Budget.parse("3000/year", "").check(forecast).monthlyUsd()).isEqualTo(250);
    assertThat(Budget.parse("320", "").check(forecast).verdict()).isEqualTo(Verdict.KEPT);
  }

  @Test
  void aGrowingCostWarnsOfTheMonthInWhichItIsTooMuch() {
    Random random = new Random(7);
    CostForecast forecast = forecast(30, day -> 10 + 0.5 * day + random.nextGaussian() * 0.1);

    BudgetCheck check = Budget.parse("700/month", "--budget").check(forecast);

    assertThat(check.verdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(check.reason()).contains("but 2026-10 is forecast at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5/month", "5/fortnight", "ten", "1e9", "NaN/month"})
  void whatIsNoBudgetIsRefused(String text) {
    assertThatThrownBy(() -> Budget.parse(text, "--budget"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("is no budget");
  }

  private static CostForecast forecast(int days, IntToDoubleFunction usd) {
    List<Day> all = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      double cost = usd.applyAsDouble(i);
      all.add(new Day(START.plusDays(i), cost, cost, 0, 0, 24));
    }
    return Forecaster.of(report(all), 3).orElseThrow();
  }

  private static CostReport report(List<Day> days) {
    double total = days.stream().mapToDouble(Day::totalUsd).sum();
    double hours = days.stream().mapToDouble(Day::coveredHours).sum();
    return new CostReport(
        new CostReport.Window(
            days.get(0).date().atStartOfDay().toInstant(ZoneOffset.UTC),
            days.get(days.size() - 1).date().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
            3600,
            hours,
            hours,
            hours),
        "application",
        new CostReport.Total(total, total, 0, 0, 0),
        List.of(),
        days,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
