package dev.lepton.operate.rightsize;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Whether anybody uses a workload. Memory that is held says nothing of it, and how much CPU it
 * takes beside what it asked for says little; so it is told by its CPU and its traffic.
 *
 * @param kind what follows
 * @param peakCores of all pods together, CPU cores
 * @param bytesPerSecond received and sent on average, by all pods; empty where it was not measured
 * @param days for which it was watched
 */
public record Activity(Kind kind, double peakCores, OptionalDouble bytesPerSecond, double days) {
  /** What probes and metrics alone take. */
  private static final double NOISE_CORES = 0.010;

  private static final double NOISE_BYTES = 1_000;
  private static final double QUIET_CORES = 0.050;
  private static final double QUIET_BYTES = 10_000;

  /** Less than a week has not seen what happens once a week. */
  private static final double LEAST_DAYS = 6.5;

  /** How much it is used. */
  public enum Kind {
    ACTIVE,
    IDLE,
    ZOMBIE
  }

  public static Activity of(double peakCores, OptionalDouble bytesPerSecond, double days) {
    return new Activity(kind(peakCores, bytesPerSecond, days), peakCores, bytesPerSecond, days);
  }

  private static Kind kind(double peakCores, OptionalDouble bytes, double days) {
    if (bytes.isEmpty() || days < LEAST_DAYS) {
      return Kind.ACTIVE;
    }
    if (peakCores <= NOISE_CORES && bytes.getAsDouble() <= NOISE_BYTES) {
      return Kind.ZOMBIE;
    }
    return peakCores <= QUIET_CORES && bytes.getAsDouble() <= QUIET_BYTES ? Kind.IDLE : Kind.ACTIVE;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "at most %.0f m of CPU by all its pods and %.0f bytes a second in and out, over %.1f days",
        peakCores * 1000,
        bytesPerSecond.orElse(0),
        days);
  }
}
