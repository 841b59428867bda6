package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.World;
import dev.lepton.assess.reference.uses.Phrase;
import dev.lepton.assess.reference.uses.UseCollector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.CharacterLiteral;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MarkerAnnotation;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.NormalAnnotation;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleMemberAnnotation;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.TextBlock;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/**
 * Finds a file's texts. A constant's text counts where the constant is used, as the compiler puts
 * it there too. What stands in annotations is told with these.
 */
final class TextVisitor extends ScopeVisitor {
  private static final Pattern CONSTANT = Pattern.compile("\\p{Lu}[\\p{Lu}\\d_]+");
  private static final Set<String> KEEPS_TEXT =
      Set.of("formatted", "trim", "strip", "stripIndent", "concat", "intern", "toString");

  private final CompilationUnit unit;
  private final UseCollector into;

  TextVisitor(CompilationUnit unit, World world, UseCollector into) {
    super(unit, world);
    this.unit = unit;
    this.into = into;
  }

  private int line(ASTNode at) {
    return Math.max(unit.getLineNumber(at.getStartPosition()), 0);
  }

  @Override
  void declared(List<String> types, SimpleName at) {
    into.declared(types.get(0), line(at));
  }

  private void tell(Phrase phrase, ASTNode at) {
    into.text(SourceUses.typeAround(unit, at), phrase, line(at));
  }

  @Override
  public boolean visit(ImportDeclaration node) {
    return false;
  }

  @Override
  public boolean visit(MarkerAnnotation node) {
    return false;
  }

  @Override
  public boolean visit(SingleMemberAnnotation node) {
    return false;
  }

  @Override
  public boolean visit(NormalAnnotation node) {
    return false;
  }

  @Override
  public boolean visit(FieldDeclaration node) {
    if (!isConstant(node)) {
      return true;
    }
    boolean all = true;
    for (Object one : node.fragments()) {
      VariableDeclarationFragment fragment = (VariableDeclarationFragment) one;
      Expression value = fragment.getInitializer();
      Phrase phrase = value == null ? new Phrase(List.of()) : phrase(value);
      if (phrase.hasWords() || phrase.isConstant()) {
        String type = SourceUses.typeAround(unit, node);
        into.constant(type + "." + fragment.getName().getIdentifier(), phrase);
        all &= phrase.isFixed();
      } else {
        all = false;
      }
    }
    return !all;
  }

  private static boolean isConstant(FieldDeclaration node) {
    boolean shared = node.getParent() instanceof TypeDeclaration type && type.isInterface();
    int modifiers = node.getModifiers();
    return node.getType().toString().equals("String")
        && (shared || Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers));
  }

  @Override
  public boolean visit(StringLiteral node) {
    tell(phrase(node), node);
    return false;
  }

  @Override
  public boolean visit(TextBlock node) {
    tell(phrase(node), node);
    return false;
  }

  @Override
  public boolean visit(InfixExpression node) {
    Phrase phrase = phrase(node);
    if (!phrase.hasWords()) {
      return true;
    }
    tell(phrase, node);
    // What is put in between may hold texts of its own.
    operands(node).stream().filter(one -> phrase(one).parts().contains(OPEN)).forEach(this::walk);
    return false;
  }

  private void walk(Expression part) {
    part.accept(this);
  }

  @Override
  public boolean visit(QualifiedName node) {
    return constant(node);
  }

  @Override
  public boolean visit(SimpleName node) {
    return constant(node);
  }

  private boolean constant(Expression node) {
    boolean value = node.getLocationInParent() != null && !isName(node);
    Phrase phrase = value ? phrase(node) : new Phrase(List.of());
    if (phrase.isConstant()) {
      tell(phrase, node);
    }
    return false;
  }

  /** Whether the node names something else than a value: a declaration, a method, a type. */
  private static boolean isName(Expression node) {
    String place = node.getLocationInParent().getId();
    return place.equals("name")
        || place.equals("typeName")
        || place.equals("qualifier")
        || node.getParent() instanceof AbstractTypeDeclaration
        || node.getParent() instanceof Annotation;
  }

  private static final Phrase.Part OPEN = new Phrase.Open();

  private Phrase phrase(Expression expression) {
    List<Phrase.Part> parts = new ArrayList<>();
    add(expression, parts);
    return new Phrase(List.copyOf(parts));
  }

  private void add(Expression expression, List<Phrase.Part> into) {
    if (expression instanceof StringLiteral literal) {
      into.add(new Phrase.Words(literal.getLiteralValue()));
    } else if (expression instanceof TextBlock block) {
      into.add(new Phrase.Words(block.getLiteralValue()));
    } else if (expression instanceof NumberLiteral number) {
      into.add(new Phrase.Words(number.getToken()));
    } else if (expression instanceof CharacterLiteral character) {
      into.add(new Phrase.Words(String.valueOf(character.charValue())));
    } else if (expression instanceof ParenthesizedExpression inner) {
      add(inner.getExpression(), into);
    } else if (expression instanceof InfixExpression sum
        && sum.getOperator() == InfixExpression.Operator.PLUS) {
      operands(sum).forEach(one -> add(one, into));
    } else if (expression instanceof MethodInvocation call
        && call.getExpression() != null
        && KEEPS_TEXT.contains(call.getName().getIdentifier())) {
      add(call.getExpression(), into);
    } else {
      into.add(named(expression));
    }
  }

  private Phrase.Part named(Expression expression) {
    if (expression instanceof SimpleName simple
        && CONSTANT.matcher(simple.getIdentifier()).matches()) {
      return new Phrase.Constant(owners(simple.getIdentifier()));
    }
    if (expression instanceof QualifiedName qualified
        && CONSTANT.matcher(qualified.getName().getIdentifier()).matches()) {
      return new Phrase.Constant(
          names.resolve(qualified.getQualifier().getFullyQualifiedName()).stream()
              .map(type -> type + "." + qualified.getName().getIdentifier())
              .toList());
    }
    return OPEN;
  }

  private List<String> owners(String constant) {
    Set<String> owners = new LinkedHashSet<>(names.enclosingTypes());
    owners.addAll(names.staticOwners(constant));
    return owners.stream().map(type -> type + "." + constant).toList();
  }

  private static List<Expression> operands(InfixExpression sum) {
    return Stream.concat(
            Stream.of(sum.getLeftOperand(), sum.getRightOperand()),
            ((List<?>) sum.extendedOperands()).stream().map(Expression.class::cast))
        .toList();
  }
}
