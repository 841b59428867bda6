package dev.lepton.model.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the months to come will cost, and which days stood out.
 *
 * @param method how it was made, with its source
 * @param observedDays whole days that it was made from
 * @param confidencePercent of the intervals
 * @param trendUsdPerDay change of a day's cost from day to day; 0 where none can be told from
 *     chance
 * @param months the current one first
 * @param anomalies days that stood out, by date; the forecast is made without them
 */
public record CostForecast(
    String method,
    int observedDays,
    double confidencePercent,
    double trendUsdPerDay,
    List<Month> months,
    List<Anomaly> anomalies) {

  public CostForecast {
    months = List.copyOf(months);
    anomalies = List.copyOf(anomalies);
  }

  /**
   * @param month its first day
   * @param knownUsd of days in the window
   * @param usd known days and the others as forecast
   * @param lowUsd lower end of the interval, never below {@code knownUsd}; empty where fewer than
   *     three whole days are known
   * @param highUsd upper end, likewise
   */
  public record Month(
      LocalDate month,
      double knownUsd,
      double usd,
      Optional<Double> lowUsd,
      Optional<Double> highUsd) {}

  /**
   * @param expectedUsd what a day like it usually costs
   * @param score how many robust standard deviations it is off
   */
  public record Anomaly(LocalDate date, double usd, double expectedUsd, double score) {}
}
