package dev.lepton.assess.reference.pattern;

import java.util.List;

/**
 * A type name in a rule: a simple name stands for the type in any package.
 *
 * @param direct whether a name's last part must stand right behind the last dot of the pattern
 */
record JavaNames(Glob glob, boolean simple, boolean direct) {
  static JavaNames of(String text) {
    String plain = text.replaceAll("<.*>", "").replace('$', '.').strip();
    Glob glob = Glob.ofType(plain);
    return new JavaNames(glob, plain.indexOf('.') < 0, false);
  }

  /** Among imports {@code a.b.*} means what it means in Java: the types of that very package. */
  static JavaNames ofImport(String text) {
    JavaNames names = of(text);
    boolean direct = names.glob.text().endsWith(".*");
    return new JavaNames(names.glob, names.simple, direct);
  }

  boolean matches(String qualified) {
    if (glob.matches(qualified)) {
      return !direct || dots(qualified) == dots(glob.text());
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

  private static long dots(String name) {
    return name.chars().filter(c -> c == '.').count();
  }
}
