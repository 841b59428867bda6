package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.types.MethodModel;
import dev.lepton.assess.reference.types.TypeUse;
import dev.lepton.assess.reference.types.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ExpressionMethodReference;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.SuperMethodInvocation;

/** Makes mentions of calls: whose method it is, with which parameters. */
final class Calls {
  private final Names names;
  private final Expressions expressions;
  private final World world;
  private final Guesses guesses;

  Calls(Names names, Expressions expressions, World world, Guesses guesses) {
    this.names = names;
    this.expressions = expressions;
    this.world = world;
    this.guesses = guesses;
  }

  /** Empty when the method is surely one that no pattern can name. */
  Optional<Mention> of(MethodInvocation call) {
    String method = call.getName().getIdentifier();
    World.Member member = expressions.call(call);
    if (!member.owners().isEmpty()) {
      return Optional.of(mention(member.owners(), method, parameters(member, call.arguments())));
    }
    if (call.getExpression() == null) {
      return Optional.empty();
    }
    List<String> owners =
        guesses.owners(method, call.getExpression(), expressions.typeOf(call.getExpression()));
    return Optional.of(mention(owners, method, Optional.of(argumentTypes(call.arguments()))));
  }

  Mention of(SuperMethodInvocation call) {
    World.Member member = expressions.superCall(call);
    return mention(
        member.owners(), call.getName().getIdentifier(), parameters(member, call.arguments()));
  }

  Optional<Mention> of(ExpressionMethodReference reference) {
    TypeUse receiver = expressions.typeOf(reference.getExpression());
    String method = reference.getName().getIdentifier();
    return Optional.of(
        receiver.isKnown() && !receiver.isArray()
            ? reference(receiver, method)
            : mention(
                guesses.owners(method, reference.getExpression(), receiver),
                method,
                Optional.empty()));
  }

  Mention reference(TypeUse receiver, String method) {
    World.Member member = world.method(receiver, method, -1);
    return mention(member.owners(), method, Optional.empty());
  }

  /** Names without an owner still match patterns without one. */
  private Mention mention(
      List<String> owners, String method, Optional<List<List<String>>> parameters) {
    return new Mention(Site.METHOD_CALL, owners, method, parameters, List.of(), List.of(), "");
  }

  /** The declared parameters where only one method fits, else the arguments' types. */
  private Optional<List<List<String>>> parameters(World.Member member, List<?> arguments) {
    Optional<MethodModel> method = member.method();
    boolean exact =
        method.isPresent()
            && method.get().parameters().size() == arguments.size()
            && isOnly(member, method.get());
    if (exact) {
      return Optional.of(method.get().parameters().stream().map(TypeUse::patternNames).toList());
    }
    return Optional.of(argumentTypes(arguments));
  }

  private boolean isOnly(World.Member member, MethodModel method) {
    return member.owners().stream()
            .flatMap(owner -> world.find(owner).stream())
            .flatMap(model -> model.methods().getOrDefault(method.name(), List.of()).stream())
            .filter(one -> one.parameters().size() == method.parameters().size())
            .map(one -> one.parameters().stream().map(TypeUse::patternNames).toList())
            .distinct()
            .count()
        <= 1;
  }

  /** What each argument may be taken for: its type and all supertypes; empty if not known. */
  List<List<String>> argumentTypes(List<?> arguments) {
    List<List<String>> types = new ArrayList<>();
    for (Object argument : arguments) {
      List<String> own = expressions.typeOf((Expression) argument).patternNames();
      List<String> all = new ArrayList<>(own);
      all.addAll(world.supertypes(own));
      boolean complete = all.stream().allMatch(this::isComplete);
      types.add(complete ? all : List.of());
    }
    return types;
  }

  private boolean isComplete(String type) {
    return type.indexOf('.') < 0 && Character.isLowerCase(type.charAt(0))
        || world.find(type).isPresent()
        || world.supertypes(List.of(type)).isEmpty();
  }

  List<List<String>> parameterTypes(MethodDeclaration method) {
    List<List<String>> types = new ArrayList<>();
    for (Object parameter : method.parameters()) {
      types.add(names.resolve(((SingleVariableDeclaration) parameter).getType()).patternNames());
    }
    return types;
  }
}
