package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.refactor.SecretMask;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * Where a setting was lifted from, so that other code can use the same value.
 *
 * @param setting name of the environment variable
 * @param fallback the default as Java source; empty where there is none, or it only makes sense in
 *     its place
 */
record LiftedPlace(JavaUnit unit, Expression literal, String setting, Optional<String> fallback) {

  /** Whether the value logs in by itself, because the password is part of the URL. */
  boolean carriesLogin() {
    String source = unit.source(literal).toLowerCase(Locale.ROOT);
    return SecretMask.hasCredentials(source) || source.contains("password=");
  }

  /**
   * The constant's simple name, when code at {@code at} in the same file sees it under that name.
   */
  Optional<String> constantSeenFrom(JavaUnit other, ASTNode at) {
    if (!(literal.getParent() instanceof VariableDeclarationFragment fragment)
        || !(fragment.getParent() instanceof FieldDeclaration field)
        || !Modifier.isStatic(field.getModifiers())
        || !unit.path().equals(other.path())) {
      return Optional.empty();
    }
    for (ASTNode type = at; type != null; type = type.getParent()) {
      if (type instanceof AbstractTypeDeclaration && type == field.getParent()) {
        return Optional.of(fragment.getName().getIdentifier());
      }
    }
    return Optional.empty();
  }
}
