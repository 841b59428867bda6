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

  boolean matchesAny(List<String> qualified) {
    for (String one : qualified) {
      if (matches(one)) {
        return true;
      }
    }
    return false;
  }
}
