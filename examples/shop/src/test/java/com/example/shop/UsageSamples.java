package com.example.shop;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes usage.csv: a week of the old server (4 cores, 16 GB) in steps of ten minutes. A day's curve
 * with its top at 15:00 UTC, weaker at the weekend, the nightly job at two, and a little noise.
 */
final class UsageSamples {
  static final int COUNT = 7 * 144;
  private static final Instant START = Instant.parse("2026-11-16T00:00:00Z");

  private UsageSamples() {}

  static String csv() {
    SplittableRandom noise = new SplittableRandom(42);
    StringBuilder csv = new StringBuilder();
    csv.append("time,cpu_percent,memory_mb,disk_iops,disk_mbps,network_mbps\n");
    for (int i = 0; i < COUNT; i++) {
      csv.append(START.plus(10L * i, ChronoUnit.MINUTES)).append(line(i, noise));
    }
    return csv.toString();
  }

  private static String line(int i, SplittableRandom noise) {
    double hour = i % 144 / 6.0;
    boolean weekend = i / 144 >= 5;
    boolean nightlyJob = i % 144 == 12;
    double busy =
        (weekend ? 0.6 : 1.0) * (1 + StrictMath.cos((hour - 15) / 12 * StrictMath.PI)) / 2;
    double cpu = 18 + 24 * busy + noise.nextDouble(3) + (nightlyJob ? 16 : 0);
    double memory = 5350 + 180 * busy + i % 144 * 0.6 + noise.nextDouble(40);
    double iops = 90 + 420 * busy + noise.nextDouble(40) + (nightlyJob ? 900 : 0);
    return String.format(
        Locale.ROOT,
        ",%.1f,%.0f,%.0f,%.1f,%.1f\n",
        cpu,
        memory,
        iops,
        iops * 0.016,
        4 + 17 * busy + noise.nextDouble(1.5));
  }
}
