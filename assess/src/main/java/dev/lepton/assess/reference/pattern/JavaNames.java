package dev.lepton.assess.reference.pattern;

import java.util.List;

/** A type name in a rule: a simple name stands for the type in any package. */
record JavaNames(Glob glob, boolean simple) {
  static JavaNames of(String text) {
    String plain = text.replaceAll("<.*>", "").replace('$', '.').strip();
    Glob glob = Glob.ofType(plain);
    return new JavaNames(glob, plain.indexOf('.') < 0);
  }

  boolean matches(String qualified) {
    if (glob.matches(qualified)) {
      return true;
    }
    return simple && glob.matches(qualified.substring(qualified.lastIndexOf('.') + 1));
  }

  /**
   * Whether a name that a source writes without its package can be meant. The part after the last
   * dot is a type's simple name: {@code a.b*} finds the import of {@code a.b.C} and {@code a.b.C}
   * written in full, not each {@code C}.
   *
   * @param written empty when the name is written in full
   */
  boolean fits(String written) {
    if (written.isEmpty() || simple || glob.isLiteral()) {
      return true;
    }
    Glob last = new Glob(glob.text().substring(glob.text().lastIndexOf('.') + 1), glob.exact());
    for (String part : written.split("\\.")) {
      if (last.matches(part)) {
        return true;
      }
    }
    return false;
  }

  boolean matchesAny(List<String> qualified) {
    for (String one : qualified) {
      if (matches(one)) {
        return true;
      }
    }
    return false;
  }
}
