package dev.lepton.cli.terminal;

import dev.lepton.model.event.Progress;
import java.time.Duration;
import java.util.Locale;

/** Progress in words and figures. Stateless. */
public final class ProgressText {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private ProgressText() {}

  /**
   * @param unit what is counted
   * @param rate runs since the work began
   */
  static String describe(Progress progress, String unit, RateMeter rate) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d %s", progress.rowsDone(), unit));
    if (progress.bytesDone() > 0) {
      text.append(", ").append(bytes(progress.bytesDone()));
    }
    // A share below one per cent says nothing about the end yet.
    progress
        .fraction()
        .ifPresent(
            share -> {
              if (share >= 0.01) {
                text.append(String.format(Locale.ROOT, ", %.0f %%", share * 100));
                rate.remaining(share)
                    .ifPresent(eta -> text.append(", ").append(seconds(eta)).append(" left"));
              }
            });
    rate.perSecond(progress.rowsDone())
        .filter(r -> r >= 1)
        .ifPresent(r -> text.append(String.format(Locale.ROOT, ", %,.0f/s", r)));
    if (progress.bytesDone() > 0) {
      rate.perSecond(progress.bytesDone())
          .ifPresent(r -> text.append(", ").append(bytes(r.longValue())).append("/s"));
    }
    if (!progress.bottleneck().isEmpty()) {
      text.append(", limited by ").append(progress.bottleneck());
    }
    return text.toString();
  }

  /** Powers of 1,000, one digit after the point from kB on. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }

  /** With one digit after the point. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
