package dev.lepton.transform.internal.javasource;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * What the code itself calls a value: the constant, the variable, the key or the setter it is given
 * to. Pure.
 */
final class LiteralHints {
  private static final List<String> LOGIN_ARGUMENTS =
      List.of("", "DATABASE_USER", "DATABASE_PASSWORD");

  private LiteralHints() {}

  /** The name, or empty when the value has none. */
  static String of(Expression literal) {
    ASTNode child = literal;
    for (ASTNode parent = literal.getParent();
        parent != null;
        child = parent, parent = parent.getParent()) {
      if (parent instanceof VariableDeclarationFragment fragment) {
        return fragment.getName().getIdentifier();
      }
      if (parent instanceof Assignment assignment) {
        return nameOf(assignment.getLeftHandSide());
      }
      if (parent instanceof ClassInstanceCreation made && isPeer(made)) {
        return peer(made, child);
      }
      if (parent instanceof MethodInvocation call) {
        Optional<String> named = fromCall(call, child);
        if (named.isPresent()) {
          return named.get();
        }
      }
    }
    return "";
  }

  /** Whether a connection to a host and port is made, both written there. */
  static boolean isPeer(ClassInstanceCreation made) {
    return made.getType().toString().matches("(java\\.net\\.)?(Socket|InetSocketAddress)")
        && made.arguments().size() == 2
        && made.arguments().get(0) instanceof StringLiteral;
  }

  private static String peer(ClassInstanceCreation made, ASTNode argument) {
    String host = ((StringLiteral) made.arguments().get(0)).getLiteralValue();
    String first = host.matches("[A-Za-z].*") ? host.replaceAll("\\..*", "") : "PEER";
    return first + (made.arguments().indexOf(argument) == 0 ? "_HOST" : "_PORT");
  }

  private static Optional<String> fromCall(MethodInvocation call, ASTNode argument) {
    String method = call.getName().getIdentifier();
    int index = call.arguments().indexOf(argument);
    if (isLogin(call) && index > 0) {
      return Optional.of(LOGIN_ARGUMENTS.get(index));
    }
    if (index == 1
        && call.arguments().get(0) instanceof StringLiteral key
        && method.matches("put|setProperty|set|setAttribute")) {
      return Optional.of(key.getLiteralValue());
    }
    return index == 0 && method.matches("set[A-Z].*")
        ? Optional.of(method.substring(3))
        : Optional.empty();
  }

  private static String nameOf(Expression target) {
    if (target instanceof SimpleName name) {
      return name.getIdentifier();
    }
    return target instanceof FieldAccess field ? field.getName().getIdentifier() : "";
  }

  /** Whether a call opens a JDBC connection with URL, user and password. */
  static boolean isLogin(MethodInvocation call) {
    return call.getName().getIdentifier().equals("getConnection") && call.arguments().size() == 3;
  }

  /** Whether the literal is a key that names a value, rather than a value. */
  static boolean isKey(Expression literal) {
    return literal.getParent() instanceof MethodInvocation call
        && call.arguments().size() == 2
        && call.arguments().get(0) == literal
        && call.getName()
            .getIdentifier()
            .matches("put|setProperty|set|setAttribute|getProperty|getOrDefault");
  }
}
