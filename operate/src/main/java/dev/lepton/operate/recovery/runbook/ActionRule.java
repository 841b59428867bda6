package dev.lepton.operate.recovery.runbook;

import java.time.Duration;

/**
 * How an action may be taken.
 *
 * @param atMost so many times within {@code window}, then a person is called; at least 1
 * @param factor by which memory is raised, above 1
 * @param mostMebibytes that memory is raised to
 */
public record ActionRule(
    ActionKind kind, int atMost, Duration window, double factor, long mostMebibytes) {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Three times an hour; memory by half and never above 4 GiB. */
  public static ActionRule usual(ActionKind kind) {
    return new ActionRule(kind, 3, HOUR, 1.5, 4096);
  }
}
