package dev.lepton.operate.recovery.runbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What several looks in a row have shown. Immutable: each look makes the next one.
 *
 * @param counts for each runbook in how many looks in a row its signs were there
 * @param unexplained looks in a row in which something was wrong that no runbook knows
 */
public record Diagnosis(Map<String, Integer> counts, int unexplained) {
  public static final Diagnosis START = new Diagnosis(Map.of(), 0);

  /** A failure that nobody knows is one after so many looks. */
  public static final int UNKNOWN_AFTER = 4;

  public static final String UNKNOWN = "unknown";

  public Diagnosis {
    counts = Map.copyOf(counts);
  }

  /** After one more look. */
  public Diagnosis next(List<Runbook> runbooks, Facts facts) {
    Map<String, Integer> next = new HashMap<>();
    for (Runbook runbook : runbooks) {
      if (runbook.detect().holds(facts)) {
        next.put(runbook.name(), counts.getOrDefault(runbook.name(), 0) + 1);
      }
    }
    return new Diagnosis(next, next.isEmpty() && facts.unwell() ? unexplained + 1 : 0);
  }

  /**
   * The failure that is certain: its signs were there often enough, and no other failure that shows
   * now explains them better. That other one need not be certain yet: it is waited for.
   */
  public Optional<Runbook> certain(List<Runbook> runbooks) {
    return runbooks.stream()
        .filter(runbook -> counts.getOrDefault(runbook.name(), 0) >= runbook.times())
        .filter(runbook -> runbook.unless().stream().noneMatch(counts::containsKey))
        .findFirst();
  }

  /** Whether something is wrong for long enough that no runbook explains. */
  public boolean unknown() {
    return unexplained >= UNKNOWN_AFTER;
  }

  /** Whether the last look showed nothing wrong. */
  public boolean clear() {
    return counts.isEmpty() && unexplained == 0;
  }
}
