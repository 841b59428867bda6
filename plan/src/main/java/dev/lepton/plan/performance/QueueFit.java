package dev.lepton.plan.performance;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The queue that comes closest to the measured response times: of each number of servers the
 * service time with the least squared error of the logarithms, and of these the best. Without
 * response times it is read off the scalability law.
 *
 * @param meanErrorShare by how much it is off on average; empty where nothing was measured
 * @param basis how it was found, in words
 */
record QueueFit(MultiServerQueue queue, OptionalDouble meanErrorShare, String basis) {
  static final double P95 = 0.95;
  private static final int MOST_SERVERS = 4096;
  private static final int SECTIONS = 60;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Nearer to its capacity an open queue says nothing of a test with so many clients. */
  private static final double SATURATED = 0.98;

  static QueueFit of(List<LoadTest> tests, ScalabilityLaw law) {
    double best = tests.stream().mapToDouble(LoadTest::throughput).max().orElse(0);
    List<LoadTest> timed =
        tests.stream()
            .filter(one -> one.meanMillis().isPresent() || one.p95Millis().isPresent())
            .filter(one -> one.load() <= law.peakLoad())
            .toList();
    if (timed.size() < 2) {
      return read(law, best);
    }
    double most = timed.stream().mapToDouble(LoadTest::load).max().orElse(1);
    QueueFit found = fitted(timed, 1);
    double error = found.meanErrorShare.orElse(0);
    for (int c = 2; c <= Math.min(MOST_SERVERS, Math.ceil(most)); c = next(c)) {
      QueueFit other = fitted(timed, c);
      if (other.meanErrorShare.orElse(error) < error * (1 - 1e-9)) {
        found = other;
        error = other.meanErrorShare.orElse(error);
      }
    }
    return found;
  }

  /** Every number up to 32, then in steps of about 5 %. */
  private static int next(int servers) {
    return servers < 32 ? servers + 1 : (int) Math.ceil(servers * 1.05);
  }

  private static QueueFit read(ScalabilityLaw law, double best) {
    double peak = Double.isInfinite(law.peakThroughput()) ? best : law.peakThroughput();
    int servers = (int) Math.max(1, Math.min(MOST_SERVERS, Math.round(peak / law.gamma())));
    return new QueueFit(
        // The capacity is the peak, whatever rounding the servers did.
        new MultiServerQueue(servers, servers / peak),
        OptionalDouble.empty(),
        String.format(
            Locale.ROOT,
            "response times were not measured: as many servers as the peak is times a load of 1"
                + " (%.1f / %.1f)",
            peak,
            law.gamma()));
  }

  private static QueueFit fitted(List<LoadTest> tests, int servers) {
    double rate = tests.stream().mapToDouble(LoadTest::throughput).max().orElse(1);
    double longest = SATURATED * servers / rate;
    double low = Math.log(longest) - 14;
    double high = Math.log(longest);
    for (int i = 0; i < SECTIONS; i++) {
      double a = high - GOLDEN * (high - low);
      double b = low + GOLDEN * (high - low);
      if (squares(tests, queue(servers, a)) <= squares(tests, queue(servers, b))) {
        high = b;
      } else {
        low = a;
      }
    }
    MultiServerQueue queue = queue(servers, (low + high) / 2);
    double mean = Math.sqrt(squares(tests, queue) / tests.size());
    return new QueueFit(
        queue,
        OptionalDouble.of(Math.expm1(mean)),
        "fitted to the response times of " + tests.size() + " tests up to the peak");
  }

  private static MultiServerQueue queue(int servers, double logarithm) {
    return new MultiServerQueue(servers, Math.exp(logarithm));
  }

  private static double squares(List<LoadTest> tests, MultiServerQueue queue) {
    double squares = 0;
    for (LoadTest test : tests) {
      boolean tail = test.p95Millis().isPresent();
      double seconds =
          tail
              ? queue.percentileSeconds(test.throughput(), P95)
              : queue.meanSeconds(test.throughput());
      double measured = (tail ? test.p95Millis() : test.meanMillis()).getAsDouble() / 1000;
      double error = Math.log(seconds / measured);
      squares += error * error;
    }
    return squares;
  }
}
