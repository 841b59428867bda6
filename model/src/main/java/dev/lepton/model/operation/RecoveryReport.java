package dev.lepton.model.operation;

import java.time.Instant;
import java.util.List;

/**
 * What a recovery saw and did.
 *
 * @param release whose
 * @param place where it runs: podman, local, or a cluster and namespace
 * @param dryRun nothing was changed
 * @param looks how often it looked
 * @param healthy whether the last look found nothing wrong
 * @param incidents in the order in which they were noticed
 */
public record RecoveryReport(
    String release,
    String place,
    Instant since,
    Instant until,
    boolean dryRun,
    long looks,
    boolean healthy,
    List<Incident> incidents) {

  public RecoveryReport {
    incidents = List.copyOf(incidents);
  }

  /** Whether somebody has to look: a failure was left to a person. */
  public boolean needsAttention() {
    return incidents.stream()
        .anyMatch(incident -> incident.outcome() == Incident.Outcome.ESCALATED);
  }
}
