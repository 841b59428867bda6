package dev.lepton.assess.java;

import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.TypeName;
import dev.lepton.assess.code.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.TextBlock;

/** Folds expressions: constants, joined texts, and values that come from outside. */
final class JavaValues {
  /**
   * Longest chain of constants that is followed; also what keeps {@code A = B, B = A} from going
   * round for ever.
   */
  private static final int DEEPEST = 12;

  private static final Set<String> ENVIRONMENT_READERS =
      Set.of("getenv", "getProperty", "getProperties");

  /**
   * System properties that say where the program happens to run: nobody configures the application
   * by them.
   */
  private static final Set<String> MACHINE_PROPERTIES =
      Set.of(
          "user.home",
          "user.dir",
          "java.io.tmpdir",
          "java.home",
          "file.separator",
          "line.separator",
          "os.name");

  /** Calls that hand their (first) argument on. */
  private static final Set<String> HANDING_ON =
      Set.of("parseInt", "valueOf", "of", "get", "requireNonNull", "ofNullable", "getFile");

  /** Calls that hand their receiver on. */
  private static final Set<String> HANDING_ON_RECEIVER =
      Set.of(
          "toString",
          "toFile",
          "toPath",
          "toAbsolutePath",
          "normalize",
          "trim",
          "strip",
          "intern",
          "getPath",
          "getAbsolutePath",
          "toUri",
          "toCharArray");

  private final String file;
  private final CompilationUnit unit;
  private final JavaNames names;
  private final JavaScopes scopes;
  private final JavaTypes types;

  JavaValues(JavaContext context) {
    this.file = context.file();
    this.unit = context.unit();
    this.names = context.names();
    this.scopes = context.scopes();
    this.types = context.types();
  }

  Value valueOf(Expression expression) {
    return valueOf(expression, 0);
  }

  Place placeOf(ASTNode node) {
    return new Place(file, Math.max(1, unit.getLineNumber(node.getStartPosition())));
  }

  private Value valueOf(Expression expression, int depth) {
    Place place = placeOf(expression);
    if (depth > DEEPEST) {
      return Value.unknown(place);
    }
    if (expression instanceof StringLiteral literal) {
      return new Value(Value.Kind.TEXT, literal.getLiteralValue(), place, Value.Origin.LITERAL);
    }
    if (expression instanceof TextBlock block) {
      return new Value(Value.Kind.TEXT, block.getLiteralValue(), place, Value.Origin.LITERAL);
    }
    if (expression instanceof NumberLiteral number) {
      return new Value(Value.Kind.NUMBER, number.getToken(), place, Value.Origin.LITERAL);
    }
    if (expression instanceof BooleanLiteral flag) {
      return new Value(
          Value.Kind.OTHER, String.valueOf(flag.booleanValue()), place, Value.Origin.LITERAL);
    }
    if (expression instanceof ParenthesizedExpression inner) {
      return valueOf(inner.getExpression(), depth + 1);
    }
    if (expression instanceof CastExpression cast) {
      return valueOf(cast.getExpression(), depth + 1);
    }
    return composite(expression, depth).orElseGet(() -> Value.unknown(place));
  }

  private Optional<Value> composite(Expression expression, int depth) {
    if (expression instanceof InfixExpression infix) {
      return Optional.of(join(infix, depth));
    }
    if (expression instanceof SimpleName name) {
      return Optional.of(named(name, depth));
    }
    if (expression instanceof FieldAccess access) {
      return Optional.of(named(access.getName(), depth));
    }
    if (expression instanceof QualifiedName name) {
      return reference(name);
    }
    if (expression instanceof ConditionalExpression choice) {
      return configuredAmong(
          List.of(choice.getExpression(), choice.getThenExpression(), choice.getElseExpression()),
          depth);
    }
    if (expression instanceof ClassInstanceCreation creation) {
      return joinPath(creation.arguments(), depth);
    }
    return expression instanceof MethodInvocation call ? called(call, depth) : Optional.empty();
  }

  private Value join(InfixExpression infix, int depth) {
    List<Value> parts = new ArrayList<>();
    for (Expression operand : operands(infix)) {
      parts.add(valueOf(operand, depth + 1));
    }
    Place place =
        parts.stream()
            .filter(Value::isFixedText)
            .findFirst()
            .map(Value::place)
            .orElse(placeOf(infix));
    if (parts.stream().anyMatch(part -> part.origin() == Value.Origin.CONFIGURED)) {
      return new Value(Value.Kind.OTHER, "", place, Value.Origin.CONFIGURED);
    }
    boolean text =
        infix.getOperator() == InfixExpression.Operator.PLUS
            && parts.stream().anyMatch(Value::isFixedText);
    if (!text) {
      return Value.unknown(place);
    }
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(part.isFixed() ? part.text() : Value.UNKNOWN_PART));
    return new Value(Value.Kind.TEXT, joined.toString(), place, Value.Origin.COMPOSED);
  }

  static List<Expression> operands(InfixExpression infix) {
    List<Expression> operands =
        new ArrayList<>(List.of(infix.getLeftOperand(), infix.getRightOperand()));
    for (Object operand : infix.extendedOperands()) {
      operands.add((Expression) operand);
    }
    return operands;
  }

  private Value named(SimpleName name, int depth) {
    Optional<Expression> initializer =
        scopes.find(name.getIdentifier()).flatMap(JavaVariable::initializer);
    if (initializer.isPresent()) {
      Value value = valueOf(initializer.get(), depth + 1);
      return value.origin() == Value.Origin.LITERAL ? value.as(Value.Origin.CONSTANT) : value;
    }
    return names
        .staticImport(name.getIdentifier())
        .map(member -> new Value(Value.Kind.OTHER, member, placeOf(name), Value.Origin.REFERENCE))
        .orElseGet(() -> Value.unknown(placeOf(name)));
  }

  private Optional<Value> reference(QualifiedName name) {
    TypeName owner = names.resolve(name.getQualifier().getFullyQualifiedName());
    return owner.candidates().stream()
        .findFirst()
        .map(
            type ->
                new Value(
                    Value.Kind.OTHER,
                    type + "." + name.getName().getIdentifier(),
                    placeOf(name),
                    Value.Origin.REFERENCE));
  }

  private Optional<Value> called(MethodInvocation call, int depth) {
    String method = call.getName().getIdentifier();
    if (readsEnvironment(call)) {
      return Optional.of(new Value(Value.Kind.OTHER, "", placeOf(call), Value.Origin.CONFIGURED));
    }
    List<Expression> parts = new ArrayList<>();
    if (call.getExpression() != null) {
      parts.add(call.getExpression());
    }
    call.arguments().forEach(argument -> parts.add((Expression) argument));
    Optional<Value> configured = configuredAmong(parts, depth);
    if (configured.isPresent()) {
      return configured;
    }
    if (method.equals("resolve") && call.getExpression() != null) {
      return joinPath(parts, depth);
    }
    if (HANDING_ON_RECEIVER.contains(method) && call.getExpression() != null) {
      return Optional.of(valueOf(call.getExpression(), depth + 1));
    }
    return HANDING_ON.contains(method) ? joinPath(call.arguments(), depth) : Optional.empty();
  }

  private boolean readsEnvironment(MethodInvocation call) {
    boolean lookup = ENVIRONMENT_READERS.contains(call.getName().getIdentifier());
    return lookup
        && !asksForTheMachine(call.arguments())
        && !types.ownerOf(call).is("java.lang.Class");
  }

  private static boolean asksForTheMachine(List<?> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0) instanceof StringLiteral key
        && MACHINE_PROPERTIES.contains(key.getLiteralValue());
  }

  private Optional<Value> configuredAmong(List<Expression> parts, int depth) {
    return parts.stream()
        .map(part -> valueOf(part, depth + 1))
        .filter(value -> value.origin() == Value.Origin.CONFIGURED)
        .findFirst();
  }

  /** What a wrapper around one value, or around the parts of a path, is worth. */
  private Optional<Value> joinPath(List<?> arguments, int depth) {
    List<Value> parts =
        arguments.stream().map(argument -> valueOf((Expression) argument, depth + 1)).toList();
    if (parts.size() < 2) {
      return parts.stream().findFirst();
    }
    Value head = parts.get(0);
    if (!head.isFixedText()) {
      return Optional.of(
          head.origin() == Value.Origin.CONFIGURED ? head : Value.unknown(head.place()));
    }
    String joined =
        parts.stream()
            .map(part -> part.isFixedText() ? part.text() : Value.UNKNOWN_PART)
            .collect(Collectors.joining("/"));
    return Optional.of(new Value(Value.Kind.TEXT, joined, head.place(), Value.Origin.COMPOSED));
  }
}
