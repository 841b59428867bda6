package dev.lepton.model.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One failure from its first sign to its end.
 *
 * @param failure name of the runbook that knew it; {@code unknown} when none did
 * @param title the same for a person
 * @param noticed when it was certain
 * @param signs what spoke for it
 * @param evidence folder with logs, events and states from before anything was changed; empty when
 *     nothing was kept
 * @param actions in the order in which they were tried
 * @param took from being noticed to the outcome
 * @param note what a person should know or do
 */
public record Incident(
    String failure,
    String title,
    Instant noticed,
    List<String> signs,
    String evidence,
    List<ActionTaken> actions,
    Outcome outcome,
    Duration took,
    String note) {

  public Incident {
    signs = List.copyOf(signs);
    actions = List.copyOf(actions);
  }

  /** How it ended. */
  public enum Outcome {
    /** The release is well again. */
    HEALED,
    /** The release before it is back and well. */
    ROLLED_BACK,
    /** A person has to go on; the evidence is there. */
    ESCALATED,
    /** A dry run: nothing was done. */
    PLANNED,
    /** Stopped by a person in the middle. */
    INTERRUPTED;

    /** Whether users are served again. */
    public boolean isGood() {
      return this == HEALED || this == ROLLED_BACK;
    }
  }

  /**
   * @param action its name in the runbook
   * @param done whether it could be carried out; whether it helped is for the outcome to say
   * @param detail what was done, or why not
   */
  public record ActionTaken(String action, Instant at, boolean done, String detail) {}
}
