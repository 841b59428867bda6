package dev.lepton.model.operation;

import java.util.List;

/**
 * How the recovery did against failures that were made on purpose.
 *
 * @param place where the drills ran: podman or local
 * @param detectBarSeconds a failure must be certain within so many seconds
 * @param healBarSeconds healthy, or back on the previous release, within so many seconds
 */
public record DrillReport(
    String place, double detectBarSeconds, double healBarSeconds, List<Drill> drills) {

  public DrillReport {
    drills = List.copyOf(drills);
  }

  /** Whether every drill that could be run met its bars. */
  public boolean passed() {
    return drills.stream().noneMatch(drill -> drill.verdict() == Verdict.FAILED);
  }

  /** What became of a drill. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** It cannot be made here; the reason says why. */
    SKIPPED
  }

  /**
   * @param name of the failure that was made
   * @param made how, and what of it was not real
   * @param simulated whether the failure itself, and not only its cause, was imitated
   * @param diagnosis what the recovery took it for; empty when it noticed nothing
   * @param detectSeconds from the failure being in place to certainty; −1 when it was not noticed
   * @param healSeconds from the failure to a healthy release; −1 when there was none
   * @param logsSaved whether logs were kept before anything was changed
   * @param actions that were carried out
   * @param evidence the folder
   * @param reason why it failed or was skipped; empty when it passed
   */
  public record Drill(
      String name,
      String made,
      boolean simulated,
      String diagnosis,
      double detectSeconds,
      double healSeconds,
      boolean logsSaved,
      List<String> actions,
      String outcome,
      String evidence,
      Verdict verdict,
      String reason) {

    public Drill {
      actions = List.copyOf(actions);
    }
  }
}
