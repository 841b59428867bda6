package dev.lepton.transform.internal.javasource;

import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.StringLiteral;

/**
 * Recognises a literal that is only the default of an environment variable, so that a second run
 * changes nothing. Pure.
 */
final class ExistingLookup {
  private ExistingLookup() {}

  /** The variable whose default the literal is; empty when the literal alone decides. */
  static Optional<String> variable(JavaUnit unit, Expression literal) {
    for (ASTNode child = literal, parent = literal.getParent();
        parent != null;
        child = parent, parent = parent.getParent()) {
      if (parent instanceof MethodInvocation call && call.arguments().contains(child)) {
        Optional<String> name = named(unit, call);
        if (name.isPresent()) {
          return name;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> named(JavaUnit unit, MethodInvocation call) {
    if (call.getName().getIdentifier().equals("getOrDefault") && isEnvironment(call)) {
      return firstText(call);
    }
    Optional<String> direct =
        JavaUnit.within(
                call,
                MethodInvocation.class,
                inner -> inner.getName().getIdentifier().equals("getenv"))
            .stream()
            .flatMap(inner -> firstText(inner).stream())
            .findFirst();
    if (direct.isPresent()) {
      return direct;
    }
    boolean reads =
        unit
            .all(
                MethodDeclaration.class,
                method -> method.getName().getIdentifier().equals(call.getName().getIdentifier()))
            .stream()
            .anyMatch(method -> method.toString().contains("getenv("));
    return reads ? firstText(call) : Optional.empty();
  }

  private static boolean isEnvironment(MethodInvocation call) {
    return call.getExpression() instanceof MethodInvocation map
        && map.getName().getIdentifier().equals("getenv")
        && map.arguments().isEmpty();
  }

  private static Optional<String> firstText(MethodInvocation call) {
    return !call.arguments().isEmpty() && call.arguments().get(0) instanceof StringLiteral text
        ? Optional.of(text.getLiteralValue())
        : Optional.empty();
  }
}
