package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.pattern.Site;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ArrayType;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.EnumDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.ParameterizedType;
import org.eclipse.jdt.core.dom.RecordDeclaration;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.StructuralPropertyDescriptor;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationExpression;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;
import org.eclipse.jdt.core.dom.WildcardType;

/** Tells what a type's name is there for. */
final class TypeRoles {
  private TypeRoles() {}

  /** The arguments of a variable's type count as its type, those of other types do not. */
  static Site of(ASTNode type) {
    ASTNode node = type;
    boolean argument = false;
    while (node.getParent() instanceof ArrayType
        || node.getParent() instanceof ParameterizedType
        || node.getParent() instanceof WildcardType) {
      argument |= node.getLocationInParent() == ParameterizedType.TYPE_ARGUMENTS_PROPERTY;
      node = node.getParent();
    }
    Site site = of(node, node.getLocationInParent());
    return argument && site != Site.VARIABLE ? Site.TYPE : site;
  }

  private static Site of(ASTNode node, StructuralPropertyDescriptor place) {
    if (place == FieldDeclaration.TYPE_PROPERTY) {
      return Site.FIELD;
    }
    if (place == MethodDeclaration.RETURN_TYPE2_PROPERTY) {
      return Site.RETURN_TYPE;
    }
    if (place == VariableDeclarationStatement.TYPE_PROPERTY
        || place == VariableDeclarationExpression.TYPE_PROPERTY
        || place == SingleVariableDeclaration.TYPE_PROPERTY) {
      return Site.VARIABLE;
    }
    if (place == TypeDeclaration.SUPERCLASS_TYPE_PROPERTY) {
      return Site.SUPERTYPE;
    }
    if (place == TypeDeclaration.SUPER_INTERFACE_TYPES_PROPERTY) {
      return ((TypeDeclaration) node.getParent()).isInterface() ? Site.SUPERTYPE : Site.IMPLEMENTED;
    }
    if (place == EnumDeclaration.SUPER_INTERFACE_TYPES_PROPERTY
        || place == RecordDeclaration.SUPER_INTERFACE_TYPES_PROPERTY) {
      return Site.IMPLEMENTED;
    }
    boolean anonymous =
        place == ClassInstanceCreation.TYPE_PROPERTY
            && ((ClassInstanceCreation) node.getParent()).getAnonymousClassDeclaration() != null;
    return anonymous ? Site.SUPERTYPE : Site.TYPE;
  }
}
