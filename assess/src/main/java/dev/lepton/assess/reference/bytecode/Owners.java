package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.reference.types.ClassPath;
import dev.lepton.assess.reference.types.Signatures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The types a called method may be inherited from. Thread-safe. */
final class Owners {
  private static final int MOST = 64;

  private final Map<String, List<String>> parents;
  private final ClassPath classPath;

  Owners(Map<String, List<String>> parents, ClassPath classPath) {
    this.parents = parents;
    this.classPath = classPath;
  }

  /**
   * The type itself, then what the application's own classes and the JDK's say it inherits.
   *
   * @param dotting makes a name with dots of an internal one
   */
  List<String> of(String internal, UnaryOperator<String> dotting) {
    List<String> own = parents.get(internal);
    if (own == null) {
      return List.of(dotting.apply(internal));
    }
    Set<String> all = new LinkedHashSet<>(List.of(Signatures.dotted(internal)));
    List<String> open = new ArrayList<>(own);
    for (int i = 0; i < open.size() && i < MOST; i++) {
      String dotted = Signatures.dotted(open.get(i));
      if (all.add(dotted)) {
        open.addAll(parents.getOrDefault(open.get(i), List.of()));
        classPath
            .find(dotted)
            .ifPresent(model -> model.supertypes().forEach(one -> all.addAll(one.names())));
      }
    }
    return List.copyOf(all);
  }
}
