package dev.lepton.assess.ruleset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold for a rule to match. */
public sealed interface Condition {
  /** Its part in a chain, and what becomes of its incidents. */
  Role role();

  /** Where it is written. */
  Place place();

  /** This one and all within, outermost first. */
  default Stream<Condition> all() {
    List<Condition> parts =
        this instanceof And and ? and.parts() : this instanceof Or or ? or.parts() : List.of();
    return Stream.concat(Stream.of(this), parts.stream().flatMap(Condition::all));
  }

  /** All of the parts. */
  record And(List<Condition> parts, Role role, Place place) implements Condition {}

  /** Any of the parts. */
  record Or(List<Condition> parts, Role role, Place place) implements Condition {}

  /**
   * A question to a provider.
   *
   * @param provider {@code java} of {@code java.referenced}
   * @param capability {@code referenced}
   * @param fields as written; a condition without fields has its value under the capability's name
   */
  record Ask(String provider, String capability, Map<String, Object> fields, Role role, Place place)
      implements Condition {
    /** As the rule names it. */
    public String name() {
      return provider + "." + capability;
    }

    public boolean isHasTags() {
      return name().equals("builtin.hasTags");
    }
  }

  /**
   * The keys beside a condition.
   *
   * @param as the name under which others may refer to what was found
   * @param from the name that it refers to
   * @param ignore whether its incidents are left out; that it matched still counts
   * @param not whether it must not match
   */
  record Role(Optional<String> as, Optional<String> from, boolean ignore, boolean not) {
    static final Role NONE = new Role(Optional.empty(), Optional.empty(), false, false);
  }
}
