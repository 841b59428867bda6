package dev.lepton.assess.java;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;

/** Questions about the shape of a syntax tree. */
final class JavaBlocks {
  private JavaBlocks() {}

  /** Whether variables declared below a node are unknown outside of it. */
  static boolean opensScope(ASTNode node) {
    return switch (node.getNodeType()) {
      case ASTNode.TYPE_DECLARATION,
          ASTNode.ENUM_DECLARATION,
          ASTNode.RECORD_DECLARATION,
          ASTNode.ANNOTATION_TYPE_DECLARATION,
          ASTNode.ANONYMOUS_CLASS_DECLARATION,
          ASTNode.METHOD_DECLARATION,
          ASTNode.INITIALIZER,
          ASTNode.BLOCK,
          ASTNode.FOR_STATEMENT,
          ASTNode.ENHANCED_FOR_STATEMENT,
          ASTNode.TRY_STATEMENT,
          ASTNode.CATCH_CLAUSE,
          ASTNode.LAMBDA_EXPRESSION,
          ASTNode.SWITCH_STATEMENT ->
          true;
      default -> false;
    };
  }

  static List<BodyDeclaration> members(AbstractTypeDeclaration type) {
    return stream(type.bodyDeclarations()).toList();
  }

  static List<BodyDeclaration> members(AnonymousClassDeclaration type) {
    return stream(type.bodyDeclarations()).toList();
  }

  private static Stream<BodyDeclaration> stream(List<?> declarations) {
    return declarations.stream().map(BodyDeclaration.class::cast);
  }

  /** {@code public static void main(String[] args)}. */
  static boolean isMain(MethodDeclaration method) {
    int modifiers = method.getModifiers();
    return method.getName().getIdentifier().equals("main")
        && Modifier.isStatic(modifiers)
        && Modifier.isPublic(modifiers)
        && method.parameters().size() == 1
        && takesStrings((SingleVariableDeclaration) method.parameters().get(0));
  }

  private static boolean takesStrings(SingleVariableDeclaration parameter) {
    String type = parameter.getType().toString();
    return type.equals("String[]") || type.equals("String") && parameter.isVarargs();
  }
}
