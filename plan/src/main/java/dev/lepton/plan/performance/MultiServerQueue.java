package dev.lepton.plan.performance;

/**
 * The queue M/M/c: requests come by chance, wait in one line for the first of c equal servers, and
 * take a time that varies like e^−t. First come, first served.
 *
 * @param servers c, at least 1
 * @param serviceSeconds the mean time that one request takes of one server, above 0
 */
public record MultiServerQueue(int servers, double serviceSeconds) {
  private static final int HALVINGS = 200;

  /** Requests a second beyond which the line grows for ever. */
  public double capacity() {
    return servers / serviceSeconds;
  }

  public double utilisation(double rate) {
    return rate / capacity();
  }

  /**
   * Erlang's C: the share of requests that must wait. Computed from Erlang's B by its recursion,
   * which only ever multiplies and divides numbers between 0 and the load, and so is good to the
   * last digits for any number of servers.
   *
   * @param rate requests a second, below {@link #capacity}
   */
  public double waitingShare(double rate) {
    double offered = rate * serviceSeconds;
    double blocked = 1;
    for (int c = 1; c <= servers; c++) {
      blocked = offered * blocked / (c + offered * blocked);
    }
    double utilisation = utilisation(rate);
    return blocked / (1 - utilisation * (1 - blocked));
  }

  /** Mean time in the system, in seconds: C(c, a)/(cμ − λ) + 1/μ. */
  public double meanSeconds(double rate) {
    return waitingShare(rate) / (capacity() - rate) + serviceSeconds;
  }

  /**
   * The time in the system that a share of the requests stays within, in seconds.
   *
   * @param share between 0 and 1
   */
  public double percentileSeconds(double rate, double share) {
    double waiting = waitingShare(rate);
    double high = serviceSeconds;
    while (longer(rate, waiting, high) > 1 - share) {
      high *= 2;
    }
    double low = 0;
    for (int i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
      double middle = (low + high) / 2;
      if (longer(rate, waiting, middle) > 1 - share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The share of requests that take longer: e^−μt (1 + C (1 − e^−μt(c−1−a)) / (c − 1 − a)), where
   * the fraction becomes μt for a = c − 1.
   */
  private double longer(double rate, double waiting, double seconds) {
    double t = seconds / serviceSeconds;
    double spare = servers - 1 - rate * serviceSeconds;
    double factor = Math.abs(spare * t) < 1e-9 ? t : -Math.expm1(-spare * t) / spare;
    return Math.exp(-t) * (1 + waiting * factor);
  }

  /**
   * The highest utilisation at which a share of the requests stays within a time; 0 if not even a
   * lonely request does.
   */
  public double highestUtilisation(double seconds, double share) {
    double low = 0;
    double high = 1 - 1e-9;
    if (percentileSeconds(0, share) > seconds) {
      return 0;
    }
    if (percentileSeconds(high * capacity(), share) <= seconds) {
      return high;
    }
    for (int i = 0; i < HALVINGS && high - low > 1e-12; i++) {
      double middle = (low + high) / 2;
      if (percentileSeconds(middle * capacity(), share) <= seconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
