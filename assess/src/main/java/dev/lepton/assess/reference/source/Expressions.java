package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.TypeUse;
import dev.lepton.assess.reference.types.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ArrayAccess;
import org.eclipse.jdt.core.dom.ArrayCreation;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.BooleanLiteral;
import org.eclipse.jdt.core.dom.CastExpression;
import org.eclipse.jdt.core.dom.CharacterLiteral;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.ConditionalExpression;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.FieldAccess;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NullLiteral;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.SuperFieldAccess;
import org.eclipse.jdt.core.dom.SuperMethodInvocation;
import org.eclipse.jdt.core.dom.TextBlock;
import org.eclipse.jdt.core.dom.ThisExpression;
import org.eclipse.jdt.core.dom.TypeLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationExpression;
import org.jspecify.annotations.Nullable;

/** Works out the types of expressions in one file. */
final class Expressions {
  private final Names names;
  private final Scopes scopes;
  private final Receivers receivers;
  private final World world;
  private final Map<Expression, TypeUse> known = new IdentityHashMap<>();

  Expressions(Names names, Scopes scopes, Receivers receivers, World world) {
    this.names = names;
    this.scopes = scopes;
    this.receivers = receivers;
    this.world = world;
  }

  TypeUse typeOf(@Nullable Expression expression) {
    if (expression == null) {
      return TypeUse.UNKNOWN;
    }
    TypeUse type = known.get(expression);
    if (type == null) {
      type = workOut(expression);
      known.put(expression, type);
    }
    return type;
  }

  private TypeUse workOut(Expression expression) {
    if (expression instanceof Name name) {
      return typeOfName(name);
    }
    if (expression instanceof MethodInvocation call) {
      return call(call).type();
    }
    if (expression instanceof ClassInstanceCreation creation) {
      return created(creation);
    }
    if (expression instanceof FieldAccess access) {
      TypeUse receiver = typeOf(access.getExpression());
      return field(receiver, access.getName().getIdentifier());
    }
    if (expression instanceof SuperFieldAccess access) {
      return field(receivers.parent(), access.getName().getIdentifier());
    }
    if (expression instanceof SuperMethodInvocation call) {
      return superCall(call).type();
    }
    if (expression instanceof ArrayAccess access) {
      return typeOf(access.getArray()).element();
    }
    return simple(expression);
  }

  private TypeUse simple(Expression expression) {
    if (expression instanceof ParenthesizedExpression inner) {
      return typeOf(inner.getExpression());
    }
    if (expression instanceof CastExpression cast) {
      return names.resolve(cast.getType());
    }
    if (expression instanceof Assignment assignment) {
      return typeOf(assignment.getLeftHandSide());
    }
    if (expression instanceof ConditionalExpression choice) {
      return choice.getThenExpression() instanceof NullLiteral
          ? typeOf(choice.getElseExpression())
          : typeOf(choice.getThenExpression());
    }
    if (expression instanceof ThisExpression self) {
      return self.getQualifier() == null
          ? receivers.current()
          : TypeUse.of(names.resolve(self.getQualifier().getFullyQualifiedName()));
    }
    if (expression instanceof ArrayCreation creation) {
      return names.resolve(creation.getType());
    }
    if (expression instanceof VariableDeclarationExpression declaration) {
      return names.resolve(declaration.getType());
    }
    return literal(expression);
  }

  private TypeUse literal(Expression expression) {
    if (expression instanceof StringLiteral || expression instanceof TextBlock) {
      return TypeUse.of("java.lang.String");
    }
    if (expression instanceof TypeLiteral literal) {
      return TypeUse.of("java.lang.Class").with(List.of(names.resolve(literal.getType())));
    }
    if (expression instanceof BooleanLiteral) {
      return TypeUse.of("boolean");
    }
    if (expression instanceof CharacterLiteral) {
      return TypeUse.of("char");
    }
    if (expression instanceof NumberLiteral number) {
      return TypeUse.of(numberType(number.getToken()));
    }
    if (expression instanceof InfixExpression infix) {
      return infix(infix);
    }
    return TypeUse.UNKNOWN;
  }

  private static String numberType(String token) {
    char last = Character.toLowerCase(token.charAt(token.length() - 1));
    boolean hex = token.startsWith("0x") || token.startsWith("0X");
    if (last == 'l') {
      return "long";
    }
    if (!hex && last == 'f') {
      return "float";
    }
    return !hex && (last == 'd' || token.indexOf('.') >= 0 || token.indexOf('e') >= 0)
        ? "double"
        : "int";
  }

  private TypeUse infix(InfixExpression infix) {
    TypeUse left = typeOf(infix.getLeftOperand());
    TypeUse right = typeOf(infix.getRightOperand());
    if (infix.getOperator() == InfixExpression.Operator.PLUS) {
      TypeUse text = TypeUse.of("java.lang.String");
      return right.equals(text) ? right : left;
    }
    String sign = infix.getOperator().toString();
    boolean truth = sign.contains("=") || sign.contains("&&") || sign.contains("||");
    return truth || sign.equals("<") || sign.equals(">") ? TypeUse.of("boolean") : left;
  }

  private TypeUse created(ClassInstanceCreation creation) {
    TypeUse type = names.resolve(creation.getType());
    if (creation.getExpression() != null && !type.names().isEmpty()) {
      TypeUse outer = typeOf(creation.getExpression());
      String simple = type.names().get(0).substring(type.names().get(0).lastIndexOf('.') + 1);
      Optional<String> nested = world.nested(outer.names(), simple);
      if (nested.isPresent()) {
        return TypeUse.of(nested.get());
      }
    }
    return type;
  }

  private TypeUse field(TypeUse receiver, String name) {
    if (receiver.isArray()) {
      return TypeUse.of("int");
    }
    return world.field(receiver, name).orElse(TypeUse.gotFrom(receiver));
  }

  private TypeUse typeOfName(Name name) {
    if (name instanceof SimpleName simple) {
      String identifier = simple.getIdentifier();
      Optional<TypeUse> variable = variable(identifier);
      if (variable.isPresent()) {
        return variable.get();
      }
      return TypeUse.of(typeNamed(identifier));
    }
    QualifiedName qualified = (QualifiedName) name;
    Optional<Name> type = typePrefix(qualified);
    if (type.isPresent() && type.get() == qualified) {
      return TypeUse.of(names.resolve(qualified.getFullyQualifiedName()));
    }
    return field(typeOf(qualified.getQualifier()), qualified.getName().getIdentifier());
  }

  /** A name in capitals is a constant of an unknown class; a lower one is a field of one. */
  private List<String> typeNamed(String identifier) {
    List<String> types = names.resolve(identifier);
    boolean known = types.stream().anyMatch(type -> world.find(type).isPresent());
    return known || looksLikeType(identifier) ? types : List.of();
  }

  static boolean looksLikeType(String identifier) {
    return Character.isUpperCase(identifier.charAt(0))
        && (identifier.length() == 1
            || !identifier.equals(identifier.toUpperCase(java.util.Locale.ROOT))
            || identifier.length() <= 4 && identifier.indexOf('_') < 0);
  }

  Optional<TypeUse> variable(String identifier) {
    Optional<TypeUse> local = scopes.find(identifier);
    return local.isPresent() ? local : receivers.field(identifier);
  }

  /** The part of a dotted name that is a type: {@code a.b.Shop} of {@code a.b.Shop.open}. */
  Optional<Name> typePrefix(Name name) {
    String first = name.getFullyQualifiedName();
    int dot = first.indexOf('.');
    String head = dot < 0 ? first : first.substring(0, dot);
    if (variable(head).isPresent()) {
      return Optional.empty();
    }
    Name shortest = null;
    for (Name part = name; ; part = ((QualifiedName) part).getQualifier()) {
      String last =
          part instanceof QualifiedName qualified
              ? qualified.getName().getIdentifier()
              : ((SimpleName) part).getIdentifier();
      if (looksLikeType(last) && world.find(join(part)).isPresent()) {
        return Optional.of(part);
      }
      if (looksLikeType(last)) {
        shortest = part;
      }
      if (part instanceof SimpleName) {
        return Optional.ofNullable(shortest);
      }
    }
  }

  private String join(Name name) {
    List<String> resolved = names.resolve(name.getFullyQualifiedName());
    return resolved.isEmpty() ? "" : resolved.get(0);
  }

  /** Who declares the method that is called, and what it returns. */
  World.Member call(MethodInvocation call) {
    String method = call.getName().getIdentifier();
    int arguments = call.arguments().size();
    if (call.getExpression() == null) {
      return receivers.unqualified(method, arguments);
    }
    TypeUse receiver = typeOf(call.getExpression());
    if (receiver.isArray()) {
      return new World.Member(receiver, List.of("java.lang.Object"), Optional.empty());
    }
    return world.method(receiver, method, arguments);
  }

  World.Member superCall(SuperMethodInvocation call) {
    return world.method(
        receivers.parent(), call.getName().getIdentifier(), call.arguments().size());
  }
}
