package dev.lepton.operate.recovery.runbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conditions taken together: all of the first, at least one of the second if there are any, none of
 * the third. Without conditions it always holds.
 */
public record When(List<Condition> all, List<Condition> any, List<Condition> none) {
  public static final When ALWAYS = new When(List.of(), List.of(), List.of());

  public When {
    all = List.copyOf(all);
    any = List.copyOf(any);
    none = List.copyOf(none);
  }

  public boolean holds(Facts facts) {
    return all.stream().allMatch(condition -> condition.met(facts).isPresent())
        && (any.isEmpty() || any.stream().anyMatch(condition -> condition.met(facts).isPresent()))
        && none.stream().noneMatch(condition -> condition.met(facts).isPresent());
  }

  /** The facts that speak for it, for a person. */
  public List<String> because(Facts facts) {
    return Stream.concat(all.stream(), any.stream())
        .map(condition -> condition.met(facts))
        .flatMap(Optional::stream)
        .map(Fact::text)
        .distinct()
        .toList();
  }

  /** Whether it asks about anything. */
  public boolean isEmpty() {
    return all.isEmpty() && any.isEmpty() && none.isEmpty();
  }
}
