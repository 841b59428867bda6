package dev.lepton.operate.recovery.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that one look at a release showed. What could not be seen is absent. Immutable. */
public record Facts(List<Fact> all) {
  public static final Facts NONE = new Facts(List.of());

  public Facts {
    all = List.copyOf(all);
  }

  public static Builder builder() {
    return new Builder();
  }

  public Stream<Fact> of(Sign sign) {
    return all.stream().filter(fact -> fact.sign() == sign);
  }

  /** Whether a sign was seen with that value. */
  public boolean has(Sign sign, Object value) {
    return of(sign).anyMatch(fact -> fact.value().equals(value));
  }

  /** These and others. */
  public Facts and(Facts others) {
    return new Facts(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  /** Whether anything says that users are not served, whatever the cause. */
  public boolean unwell() {
    return has(Sign.PROBE_HEALTHY, false)
        || has(Sign.INSTANCE_STATE, "exited")
        || has(Sign.INSTANCE_STATE, "waiting")
        || has(Sign.INSTANCE_STATE, "missing");
  }

  /** Collects facts. Not thread-safe. */
  public static final class Builder {
    private final List<Fact> facts = new ArrayList<>();

    public Builder text(Sign sign, String subject, String value) {
      facts.add(new Fact(sign, subject, value));
      return this;
    }

    public Builder number(Sign sign, String subject, double value) {
      facts.add(new Fact(sign, subject, value));
      return this;
    }

    public Builder flag(Sign sign, String subject, boolean value) {
      facts.add(new Fact(sign, subject, value));
      return this;
    }

    public Facts build() {
      return new Facts(facts);
    }
  }
}
