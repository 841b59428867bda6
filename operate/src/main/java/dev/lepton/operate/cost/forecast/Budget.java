package dev.lepton.operate.cost.forecast;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.BudgetCheck;
import dev.lepton.model.operation.BudgetCheck.Verdict;
import dev.lepton.model.operation.CostForecast;
import dev.lepton.model.operation.CostForecast.Month;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most that may be spent.
 *
 * @param usd in each span, above 0
 * @param source where it is written
 */
public record Budget(double usd, Span span, String source) {
  private static final Pattern FORM =
      Pattern.compile("\\$?([0-9]{1,12}(?:\\.[0-9]{1,6})?)(?:/(day|week|month|year))?");
  private static final double DAYS_A_WEEK = 7;
  private static final double MONTHS_A_YEAR = 12;

  /** For what a budget is meant. */
  public enum Span {
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  /**
   * Reads {@code 500/month}, {@code 20/day}, {@code 140/week}, {@code 6000/year}; without a span it
   * is a month.
   *
   * @throws LeptonException USAGE if it is none of these, or 0
   */
  public static Budget parse(String text, String source) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) <= 0) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "\"" + text + "\" is no budget",
          source,
          "write USD for a day, week, month or year, such as 500/month");
    }
    Span span =
        matcher.group(2) == null
            ? Span.MONTH
            : Span.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
    return new Budget(Double.parseDouble(matcher.group(1)), span, source);
  }

  /** What it is for one month; of days and weeks, as long as the month is. */
  double of(LocalDate month) {
    return switch (span) {
      case DAY -> usd * month.lengthOfMonth();
      case WEEK -> usd * month.lengthOfMonth() / DAYS_A_WEEK;
      case MONTH -> usd;
      case YEAR -> usd / MONTHS_A_YEAR;
    };
  }

  /** Whether it will be kept. */
  public BudgetCheck check(CostForecast forecast) {
    Month now = forecast.months().get(0);
    double most = of(now.month());
    String month = name(now.month());
    if (now.usd() > most) {
      return verdict(
          now,
          Verdict.EXCEEDED,
          now.knownUsd() > most
              ? text(
                  "%s has cost %s already, the budget is %s; by its end it will be %s",
                  month, money(now.knownUsd()), money(most), money(now.usd()))
              : text(
                  "%s will cost %s%s, the budget is %s: %s too much",
                  month, money(now.usd()), interval(now), money(most), money(now.usd() - most)));
    }
    if (now.highUsd().orElse(now.usd()) > most) {
      return verdict(
          now,
          Verdict.DOUBTFUL,
          text(
              "%s will cost %s%s; the interval reaches beyond the budget of %s",
              month, money(now.usd()), interval(now), money(most)));
    }
    for (Month later : forecast.months()) {
      if (later.usd() > of(later.month())) {
        return verdict(
            now,
            Verdict.DOUBTFUL,
            text(
                "%s will cost %s of %s, but %s is forecast at %s",
                month, money(now.usd()), money(most), name(later.month()), money(later.usd())));
      }
    }
    return verdict(
        now,
        Verdict.KEPT,
        text("%s will cost %s%s of %s", month, money(now.usd()), interval(now), money(most)));
  }

  private BudgetCheck verdict(Month now, Verdict verdict, String reason) {
    return new BudgetCheck(of(now.month()), source, verdict, now.usd(), reason);
  }

  private static String interval(Month month) {
    return month.lowUsd().isEmpty() || month.highUsd().isEmpty()
        ? ""
        : text(" (%s to %s)", money(month.lowUsd().get()), money(month.highUsd().get()));
  }

  private static String name(LocalDate month) {
    return text("%d-%02d", month.getYear(), month.getMonthValue());
  }

  private static String money(double usd) {
    return text("$%,.2f", usd);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
