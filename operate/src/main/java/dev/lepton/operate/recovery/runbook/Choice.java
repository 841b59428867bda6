package dev.lepton.operate.recovery.runbook;

import java.util.List;

/**
 * One way to go about a failure.
 *
 * @param when it is the right one
 * @param actions each is tried when the one before did not help; empty to call a person at once
 * @param approval whether a person must agree first
 * @param advice what a person should know about it; may be empty
 */
public record Choice(When when, List<ActionKind> actions, boolean approval, String advice) {
  public Choice {
    actions = List.copyOf(actions);
  }
}
