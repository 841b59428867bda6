package dev.lepton.assess.java;

import dev.lepton.assess.code.Argument;
import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.NamedValue;
import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.Text;
import dev.lepton.assess.code.TypeName;
import dev.lepton.assess.code.Value;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/** Turns syntax nodes into facts. Not thread-safe. */
final class JavaFacts {
  /** Calls whose argument is a default for something that is configured elsewhere. */
  private static final Set<String> WITH_DEFAULT =
      Set.of(
          "getOrDefault",
          "orElse",
          "requireNonNullElse",
          "getProperty",
          "getenv",
          "firstNonNull",
          "defaultIfEmpty",
          "defaultString",
          "parseInt",
          "valueOf",
          "of",
          "get");

  private final JavaContext context;
  private final JavaValues values;
  private final CodeFile.Builder facts;
  private final Deque<String> types = new ArrayDeque<>();
  private final Deque<String> methods = new ArrayDeque<>();
  private final Set<ASTNode> joined = Collections.newSetFromMap(new IdentityHashMap<>());

  JavaFacts(JavaContext context, CodeFile.Builder facts) {
    this.context = context;
    this.facts = facts;
    this.values = new JavaValues(context);
  }

  Place placeOf(ASTNode node) {
    return values.placeOf(node);
  }

  void enterType(String name) {
    types.push(types.isEmpty() ? context.names().qualify(name) : types.element() + "." + name);
  }

  void leaveType() {
    types.pop();
  }

  void enterMethod(MethodDeclaration method) {
    methods.push(
        currentType() + "#" + method.getName().getIdentifier() + "@" + method.getStartPosition());
  }

  void leaveMethod() {
    methods.pop();
  }

  String currentType() {
    return types.isEmpty() ? "" : types.element();
  }

  private String scope() {
    return methods.isEmpty() ? "" : methods.element();
  }

  void field(VariableDeclarationFragment fragment, FieldDeclaration field) {
    boolean shared =
        Modifier.isStatic(field.getModifiers())
            || field.getParent() instanceof TypeDeclaration type && type.isInterface();
    named(fragment, currentType() + "." + fragment.getName().getIdentifier(), shared);
  }

  void local(VariableDeclarationFragment fragment) {
    named(fragment, fragment.getName().getIdentifier(), false);
  }

  private void named(VariableDeclarationFragment fragment, String qualified, boolean shared) {
    if (fragment.getInitializer() == null) {
      return;
    }
    String name = fragment.getName().getIdentifier();
    TypeName type = context.scopes().find(name).map(JavaVariable::type).orElse(TypeName.UNKNOWN);
    Value value = values.valueOf(fragment.getInitializer());
    facts.add(new NamedValue(qualified, name, type, value, shared, placeOf(fragment.getName())));
  }

  void assignment(Assignment node) {
    Expression target = node.getLeftHandSide();
    String name =
        target instanceof SimpleName simple
            ? simple.getIdentifier()
            : target instanceof FieldAccess access ? access.getName().getIdentifier() : "";
    if (!name.isEmpty() && !isConfigured(name)) {
      TypeName type = context.scopes().find(name).map(JavaVariable::type).orElse(TypeName.UNKNOWN);
      Value value = values.valueOf(node.getRightHandSide());
      facts.add(new NamedValue(name, name, type, value, false, placeOf(target)));
    }
  }

  /**
   * Whether a variable started from a setting, so that what is assigned to it later is a default.
   */
  private boolean isConfigured(String name) {
    return context
        .scopes()
        .find(name)
        .flatMap(JavaVariable::initializer)
        .filter(initializer -> values.valueOf(initializer).origin() == Value.Origin.CONFIGURED)
        .isPresent();
  }

  void call(MethodInvocation node) {
    record(
        context.types().ownerOf(node),
        node.getName().getIdentifier(),
        node.arguments(),
        node.getName());
  }

  void creation(ClassInstanceCreation node) {
    record(context.names().resolve(node.getType()), Call.CONSTRUCTOR, node.arguments(), node);
  }

  private void record(TypeName owner, String name, List<?> arguments, ASTNode node) {
    List<Argument> values =
        arguments.stream()
            .map(argument -> new Argument("", this.values.valueOf((Expression) argument)))
            .toList();
    facts.add(new Call(owner, name, values, placeOf(node), scope()));
  }

  /**
   * Records joined texts as one.
   *
   * @return whether they were recorded, and their parts need no visit
   */
  boolean joinedText(InfixExpression node) {
    Value value = values.valueOf(node);
    if (!value.isFixedText()) {
      return false;
    }
    joined.add(node);
    if (!isDefault(node)) {
      facts.add(new Text(value, isInAnnotation(node)));
    }
    return JavaValues.operands(node).stream()
        .allMatch(operand -> operand instanceof SimpleName || isLiteral(operand));
  }

  void text(Expression literal) {
    if (!joined.contains(literal.getParent()) && !isDefault(literal)) {
      facts.add(new Text(values.valueOf(literal), isInAnnotation(literal)));
    }
  }

  private static boolean isLiteral(Expression operand) {
    int type = operand.getNodeType();
    return type == ASTNode.STRING_LITERAL
        || type == ASTNode.NUMBER_LITERAL
        || type == ASTNode.CHARACTER_LITERAL;
  }

  /** Whether a literal only stands in for a setting that the environment may give. */
  private boolean isDefault(Expression literal) {
    ASTNode node = literal;
    while (node.getParent() instanceof Expression parent && mayCarryDefault(parent)) {
      node = parent;
      if (values.valueOf(parent).origin() == Value.Origin.CONFIGURED) {
        return true;
      }
    }
    return node.getParent() instanceof Assignment assignment
        && assignment.getLeftHandSide() instanceof SimpleName target
        && isConfigured(target.getIdentifier());
  }

  private static boolean mayCarryDefault(Expression parent) {
    return parent instanceof ParenthesizedExpression
        || parent instanceof ConditionalExpression
        || parent instanceof InfixExpression
        || parent instanceof MethodInvocation call
            && WITH_DEFAULT.contains(call.getName().getIdentifier());
  }

  private static boolean isInAnnotation(ASTNode start) {
    ASTNode node = start;
    while (node != null && !(node instanceof Statement) && !(node instanceof BodyDeclaration)) {
      if (node instanceof Annotation) {
        return true;
      }
      node = node.getParent();
    }
    return false;
  }
}
