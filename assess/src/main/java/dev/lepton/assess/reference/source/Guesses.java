package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.types.TypeUse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodInvocation;

/**
 * Likely owners of a method whose receiver's type cannot be worked out, because a library is not at
 * hand: types that rules ask for, and that the file imports or whose library the receiver was got
 * from. A getter tells by its name what it returns: {@code getServletContext()} is no session.
 */
final class Guesses {
  private static final Pattern GETTER = Pattern.compile("get(?:[A-Z]\\w*)?([A-Z][a-z]+)");

  private final PatternIndex patterns;
  private final Names names;

  Guesses(PatternIndex patterns, Names names) {
    this.patterns = patterns;
    this.names = names;
  }

  List<String> owners(String method, Expression expression, TypeUse receiver) {
    return patterns.ownersOf(method).stream()
        .filter(owner -> isPossible(expression, owner))
        .filter(
            owner ->
                names.imports(owner)
                    || receiver.origin().stream().anyMatch(source -> sameLibrary(source, owner)))
        .toList();
  }

  private boolean isPossible(Expression expression, String owner) {
    if (!(expression instanceof MethodInvocation call)) {
      return true;
    }
    String method = call.getName().getIdentifier();
    String named = method.startsWith("get") ? method.substring(3) : "";
    if (names.importsNamed(named)) {
      return owner.endsWith("." + named);
    }
    Matcher getter = GETTER.matcher(method);
    return !getter.matches() || owner.endsWith(getter.group(1));
  }

  /** Whether the first parts agree: three for most, two for javax.x and the like. */
  private static boolean sameLibrary(String one, String other) {
    String[] left = one.split("\\.");
    String[] right = other.split("\\.");
    int parts = one.startsWith("java") || one.startsWith("jakarta.") ? 2 : 3;
    if (left.length <= parts || right.length <= parts) {
      return false;
    }
    for (int i = 0; i < parts; i++) {
      if (!left[i].equals(right[i])) {
        return false;
      }
    }
    return true;
  }
}
