package dev.lepton.assess.code;

import java.util.List;

/**
 * What a name in the source may stand for. Without a build a name can have several readings (two
 * wildcard imports); a rule that asks for one of them gets it.
 *
 * @param candidates qualified names
 */
public record TypeName(List<String> candidates) {
  public static final TypeName UNKNOWN = new TypeName(List.of());

  public TypeName {
    candidates = List.copyOf(candidates);
  }

  public static TypeName of(String qualified) {
    return new TypeName(List.of(qualified));
  }

  public boolean is(String qualified) {
    return candidates.contains(qualified);
  }

  public boolean isOneOf(Iterable<String> qualified) {
    for (String one : qualified) {
      if (is(one)) {
        return true;
      }
    }
    return false;
  }

  public boolean isKnown() {
    return !candidates.isEmpty();
  }
}
