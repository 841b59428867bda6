package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;

/** When a switch must be through, or writers go on at the old side. Immutable. */
final class Deadline {
  private final long nanos;
  private final Duration timeout;

  Deadline(Duration timeout) {
    this.timeout = timeout;
    this.nanos = System.nanoTime() + timeout.toNanos();
  }

  /**
   * @param doing what the time was needed for
   * @throws LeptonException TIMED_OUT when none is left
   */
  Duration remaining(String doing) {
    Duration left = Duration.ofNanos(nanos - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      throw passed(doing);
    }
    return left;
  }

  boolean isPast() {
    return System.nanoTime() - nanos >= 0;
  }

  LeptonException passed(String doing) {
    return new LeptonException(
        ErrorCode.TIMED_OUT,
        "the switch took longer than "
            + timeout.toMillis()
            + " ms (at: "
            + doing
            + ") and was taken back; writers go on as before",
        doing,
        "look for long transactions, or allow a longer pause; then try again");
  }
}
