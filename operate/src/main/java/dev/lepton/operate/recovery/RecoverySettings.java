package dev.lepton.operate.recovery;

import dev.lepton.operate.recovery.runbook.Runbook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a recovery goes about its work.
 *
 * @param runbooks in the order in which they are asked
 * @param interval from the beginning of one look to that of the next; positive. At least half of it
 *     lies between two looks
 * @param until when it ends, if nobody stops it before
 * @param dryRun notices and decides, and does nothing
 * @param evidence folder in which each incident gets one of its own
 */
public record RecoverySettings(
    List<Runbook> runbooks, Duration interval, Until until, boolean dryRun, Path evidence) {

  public RecoverySettings {
    runbooks = List.copyOf(runbooks);
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("the interval must be positive");
    }
  }

  /** When a recovery ends by itself. */
  public enum Until {
    /** Never. */
    STOPPED,
    /** The first look that shows nothing wrong, or the first incident. */
    FIRST_ANSWER,
    FIRST_INCIDENT
  }
}
