package dev.lepton.cli.traffic;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How many customers come, and how busy they are.
 *
 * @param baseUrl where they reach the shop, for instance {@code http://127.0.0.1:18000}
 * @param readers how many only look, at least 0
 * @param writers how many buy, from 0 to {@code stock.customers()}: each owns customers of its own
 * @param thinkMillis pause of each between two requests, ms, at least 0
 * @param journal file to which every acknowledged write is appended before its writer goes on
 */
public record TrafficPlan(
    String baseUrl,
    int readers,
    int writers,
    double thinkMillis,
    Stock stock,
    Optional<Path> journal) {

  private static final double THINK_MILLIS = 25;

  /**
   * The highest ids that are asked for; lower ones exist too. The defaults exist after every seed.
   */
  public record Stock(int customers, int products, int orders) {
    public static final Stock SMALLEST = new Stock(300, 1000, 600);
  }

  public TrafficPlan {
    if (readers < 0 || writers < 0 || writers > stock.customers() || !(thinkMillis >= 0)) {
      throw new IllegalArgumentException(
          "readers "
              + readers
              + ", writers "
              + writers
              + " of "
              + stock.customers()
              + " customers, think "
              + thinkMillis);
    }
  }

  /** Readers and writers that send some forty requests a second each, without a journal. */
  public static TrafficPlan of(String baseUrl, int readers, int writers) {
    return new TrafficPlan(
        baseUrl, readers, writers, THINK_MILLIS, Stock.SMALLEST, Optional.empty());
  }

  public TrafficPlan withThinkMillis(double millis) {
    return new TrafficPlan(baseUrl, readers, writers, millis, stock, journal);
  }

  public TrafficPlan withJournal(Path file) {
    return new TrafficPlan(baseUrl, readers, writers, thinkMillis, stock, Optional.of(file));
  }
}
