package dev.lepton.operate.recovery.runbook;

import java.time.Duration;

/**
 * How an action may be taken.
 *
 * @param atMost so many times within {@code window}, then a person is called; at least 1
 * @param factor by which memory, or the number of instances, is raised; above 1
 * @param most that it is raised to: MiB, or instances
 */
public record ActionRule(ActionKind kind, int atMost, Duration window, double factor, long most) {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Three times an hour; by half, and never above 4 GiB or 20 instances. */
  public static ActionRule usual(ActionKind kind) {
    return new ActionRule(kind, 3, HOUR, 1.5, kind == ActionKind.SCALE_UP ? 20 : 4096);
  }
}
