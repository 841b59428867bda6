package dev.lepton.operate.recovery.runbook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What was done before, by which limits are kept. Immutable. */
public record Deeds(List<Deed> all) {
  public static final Deeds NONE = new Deeds(List.of());

  public Deeds {
    all = List.copyOf(all);
  }

  /**
   * @param failure name of the runbook
   * @param action its id
   */
  public record Deed(String failure, String action, Instant at) {}

  /** Whether an action may be taken once more. */
  public boolean allow(String failure, ActionRule rule, Instant now) {
    Instant since = now.minus(rule.window());
    long taken =
        all.stream()
            .filter(deed -> deed.failure().equals(failure))
            .filter(deed -> deed.action().equals(rule.kind().id()))
            .filter(deed -> deed.at().isAfter(since))
            .count();
    return taken < rule.atMost();
  }

  public Deeds with(Deed deed) {
    return new Deeds(Stream.concat(all.stream(), Stream.of(deed)).toList());
  }

  /** Without what happened before that instant. */
  public Deeds since(Instant instant) {
    return new Deeds(all.stream().filter(deed -> deed.at().isAfter(instant)).toList());
  }
}
