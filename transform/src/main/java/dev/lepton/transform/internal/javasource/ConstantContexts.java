package dev.lepton.transform.internal.javasource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SwitchCase;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * Knows where the language demands a compile-time constant. A literal that reaches such a place,
 * directly or through constants made of constants, cannot become a lookup. Names are compared
 * without types: rather one work item too many than code that does not compile. Not thread-safe.
 */
final class ConstantContexts {
  private final JavaSources sources;
  private final Map<String, Optional<String>> obstacles = new HashMap<>();

  ConstantContexts(JavaSources sources) {
    this.sources = sources;
  }

  /** Why the literal must stay one; empty when it may be lifted. */
  Optional<String> obstacle(JavaUnit unit, Expression literal) {
    if (demandsConstant(literal)) {
      return Optional.of(
          "The value stands where the language demands a compile-time constant ("
              + unit.where(literal)
              + ").");
    }
    Optional<VariableDeclarationFragment> declared =
        JavaUnit.enclosing(literal, VariableDeclarationFragment.class);
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    if (typeOf(declared.get()).matches("short|byte|char")) {
      return Optional.of(
          "Only a constant may be narrowed to " + typeOf(declared.get()) + " without a cast.");
    }
    // The answer is the name's, wherever it is asked for.
    String name = declared.get().getName().getIdentifier();
    if (!obstacles.containsKey(name)) {
      obstacles.put(name, use(name, new HashSet<>()));
    }
    return obstacles.get(name);
  }

  private Optional<String> use(String name, Set<String> seen) {
    if (!seen.add(name)) {
      return Optional.empty();
    }
    return sources.mentioning(name).stream()
        .flatMap(unit -> useIn(unit, name, seen).stream())
        .findFirst();
  }

  private Optional<String> useIn(JavaUnit unit, String name, Set<String> seen) {
    for (SimpleName use : unit.named(name)) {
      if (demandsConstant(use)) {
        return Optional.of(
            name
                + " is used where the language demands a compile-time constant ("
                + unit.where(use)
                + ").");
      }
      Optional<String> through =
          JavaUnit.enclosing(use, VariableDeclarationFragment.class)
              .map(fragment -> fragment.getName().getIdentifier())
              .flatMap(other -> use(other, seen));
      if (through.isPresent()) {
        return through;
      }
    }
    return Optional.empty();
  }

  private static boolean demandsConstant(ASTNode node) {
    for (ASTNode child = node, parent = node.getParent();
        parent != null;
        child = parent, parent = parent.getParent()) {
      if (parent instanceof Annotation annotation && child != annotation.getTypeName()) {
        return true;
      }
      if (parent instanceof SwitchCase) {
        return true;
      }
    }
    return false;
  }

  private static String typeOf(VariableDeclarationFragment fragment) {
    Type type =
        fragment.getParent() instanceof FieldDeclaration field
            ? field.getType()
            : fragment.getParent() instanceof VariableDeclarationStatement statement
                ? statement.getType()
                : null;
    return type == null ? "" : type.toString();
  }
}
