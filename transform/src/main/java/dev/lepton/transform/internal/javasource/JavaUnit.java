package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTParser;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * One Java file with its syntax tree, whose nodes know where they stand in the text. The tree never
 * changes. Not thread-safe.
 */
final class JavaUnit {
  private final TextFile file;
  private final CompilationUnit root;

  /** Gathered when first asked for. */
  private final Map<String, List<SimpleName>> names = new HashMap<>();

  private JavaUnit(TextFile file, CompilationUnit root) {
    this.file = file;
    this.root = root;
  }

  static JavaUnit parse(TextFile file) {
    ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
    Map<String, String> options = new HashMap<>(JavaCore.getOptions());
    JavaCore.setComplianceOptions(JavaCore.VERSION_21, options);
    parser.setCompilerOptions(options);
    parser.setSource(file.content().toCharArray());
    return new JavaUnit(file, (CompilationUnit) parser.createAST(null));
  }

  String path() {
    return file.path();
  }

  TextFile file() {
    return file;
  }

  CompilationUnit root() {
    return root;
  }

  String packageName() {
    return root.getPackage() == null ? "" : root.getPackage().getName().getFullyQualifiedName();
  }

  /** The node as it is written, comments and all. */
  String source(ASTNode node) {
    return file.content()
        .substring(node.getStartPosition(), node.getStartPosition() + node.getLength());
  }

  /** 1-based line on which the node starts. */
  int line(ASTNode node) {
    return root.getLineNumber(node.getStartPosition());
  }

  String where(ASTNode node) {
    return path() + ":" + line(node);
  }

  /** The white space before the first character of the line on which the node starts. */
  String indentation(ASTNode node) {
    String line = file.line(line(node));
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  /** Every node of a kind that meets the condition, in the order of the text. */
  <N extends ASTNode> List<N> all(Class<N> kind, Predicate<N> condition) {
    return within(root, kind, condition);
  }

  /** Every place of a name, in the order of the text. */
  List<SimpleName> named(String identifier) {
    if (names.isEmpty()) {
      all(SimpleName.class, any -> true)
          .forEach(
              name ->
                  names.computeIfAbsent(name.getIdentifier(), key -> new ArrayList<>()).add(name));
    }
    return names.getOrDefault(identifier, List.of());
  }

  static <N extends ASTNode> List<N> within(ASTNode start, Class<N> kind, Predicate<N> condition) {
    List<N> found = new ArrayList<>();
    start.accept(
        new ASTVisitor() {
          @Override
          public void preVisit(ASTNode node) {
            if (kind.isInstance(node) && condition.test(kind.cast(node))) {
              found.add(kind.cast(node));
            }
          }
        });
    return found;
  }

  /** The initialiser of the field that a name stands for, when this file declares it. */
  Optional<Expression> fieldValue(Name name) {
    String simple =
        name instanceof QualifiedName qualified
            ? qualified.getName().getIdentifier()
            : ((SimpleName) name).getIdentifier();
    return all(
            VariableDeclarationFragment.class,
            fragment ->
                fragment.getParent() instanceof FieldDeclaration
                    && fragment.getName().getIdentifier().equals(simple))
        .stream()
        .flatMap(fragment -> Optional.ofNullable(fragment.getInitializer()).stream())
        .findFirst();
  }

  /** What a string literal, or the constant that a name stands for, says. */
  Optional<String> stringValue(Expression expression) {
    if (expression instanceof StringLiteral literal) {
      return Optional.of(literal.getLiteralValue());
    }
    return expression instanceof Name name
        ? fieldValue(name)
            .flatMap(value -> value instanceof Name ? Optional.empty() : stringValue(value))
        : Optional.empty();
  }

  static boolean isLiteral(Expression expression) {
    return expression instanceof StringLiteral || expression instanceof NumberLiteral;
  }

  /** The outermost type around a node. */
  static AbstractTypeDeclaration topLevel(ASTNode node) {
    ASTNode current = node;
    while (!(current.getParent() instanceof CompilationUnit)) {
      current = current.getParent();
    }
    return (AbstractTypeDeclaration) current;
  }

  /** The nearest node of a kind around a node, itself included. */
  static <N extends ASTNode> Optional<N> enclosing(ASTNode node, Class<N> kind) {
    for (ASTNode current = node; current != null; current = current.getParent()) {
      if (kind.isInstance(current)) {
        return Optional.of(kind.cast(current));
      }
    }
    return Optional.empty();
  }
}
