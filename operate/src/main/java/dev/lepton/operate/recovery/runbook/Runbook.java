package dev.lepton.operate.recovery.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one failure looks like and what is done about it. Immutable.
 *
 * @param name a DNS-1123 label
 * @param detect its signs
 * @param times looks in a row that must show them; at least 1
 * @param unless names of failures that explain the same signs better and go first
 * @param choices the first that fits is taken
 * @param rules of its actions; those without a rule have the usual one
 * @param verify what must be true afterwards
 */
public record Runbook(
    String name,
    String title,
    When detect,
    int times,
    List<String> unless,
    List<Choice> choices,
    Map<ActionKind, ActionRule> rules,
    Verification verify) {

  public Runbook {
    unless = List.copyOf(unless);
    choices = List.copyOf(choices);
    rules = Map.copyOf(rules);
  }

  /**
   * @param within after each action; then the next one is tried
   * @param times looks in a row that must show it; at least 1
   */
  public record Verification(When when, Duration within, int times) {}

  /** The way to go; empty when no choice fits, which is for a person. */
  public Optional<Choice> decide(Facts facts) {
    return choices.stream().filter(choice -> choice.when().holds(facts)).findFirst();
  }

  public ActionRule rule(ActionKind kind) {
    return rules.getOrDefault(kind, ActionRule.usual(kind));
  }
}
