package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.types.TypeUse;
import dev.lepton.assess.reference.types.World;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.CatchClause;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.EnumConstantDeclaration;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.RecordDeclaration;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.TryStatement;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.VariableDeclarationExpression;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/** Keeps track of classes and variables while a file is walked through. */
abstract class ScopeVisitor extends ASTVisitor {
  final Names names;
  final Receivers receivers;
  final Expressions expressions;
  final Annotations annotations;
  private final Scopes scopes = new Scopes();

  ScopeVisitor(CompilationUnit unit, World world) {
    super(false);
    names = new Names(unit, world);
    receivers = new Receivers(names, world);
    expressions = new Expressions(names, scopes, receivers, world);
    annotations = new Annotations(names);
  }

  /** A type's own name at its declaration. */
  abstract void declared(List<String> types, SimpleName at);

  @Override
  public void preVisit(ASTNode node) {
    if (node instanceof AbstractTypeDeclaration type) {
      enterType(type);
    } else if (node instanceof AnonymousClassDeclaration anonymous) {
      enterAnonymous(anonymous);
    } else if (node instanceof MethodDeclaration method) {
      scopes.enter();
      names.enterMethod(Set.copyOf(Declarations.typeVariables(method.typeParameters())));
    } else if (opensBlock(node)) {
      scopes.enter();
    }
  }

  @Override
  public void postVisit(ASTNode node) {
    if (node instanceof AbstractTypeDeclaration) {
      scopes.leave();
      receivers.leave();
      names.leaveType();
    } else if (node instanceof AnonymousClassDeclaration) {
      scopes.leave();
      receivers.leave();
    } else if (node instanceof MethodDeclaration) {
      names.leaveMethod();
      scopes.leave();
    } else if (opensBlock(node)) {
      scopes.leave();
    }
  }

  private static boolean opensBlock(ASTNode node) {
    return node instanceof Block
        || node instanceof ForStatement
        || node instanceof EnhancedForStatement
        || node instanceof LambdaExpression
        || node instanceof CatchClause
        || node instanceof TryStatement
        || node instanceof SwitchStatement
        || node instanceof SwitchExpression;
  }

  private void enterType(AbstractTypeDeclaration type) {
    String simple = type.getName().getIdentifier();
    String name =
        names.currentType().map(outer -> outer + "." + simple).orElse(names.qualify(simple));
    names.enterType(name, Set.copyOf(Declarations.variables(type)));
    receivers.enter(TypeUse.of(name), Set.of());
    scopes.enter();
    declareFields(type.bodyDeclarations());
    if (type instanceof RecordDeclaration record) {
      for (Object one : record.recordComponents()) {
        SingleVariableDeclaration component = (SingleVariableDeclaration) one;
        scopes.declare(component.getName().getIdentifier(), names.resolve(component.getType()));
      }
    }
    declared(List.of(name), type.getName());
  }

  private void enterAnonymous(AnonymousClassDeclaration anonymous) {
    Set<String> methods = new HashSet<>();
    for (Object member : anonymous.bodyDeclarations()) {
      if (member instanceof MethodDeclaration method) {
        methods.add(method.getName().getIdentifier());
      }
    }
    TypeUse type =
        anonymous.getParent() instanceof ClassInstanceCreation creation
            ? names.resolve(creation.getType())
            : receivers.current();
    receivers.enter(type, methods);
    scopes.enter();
    declareFields(anonymous.bodyDeclarations());
  }

  private void declareFields(List<?> members) {
    for (Object member : members) {
      if ((BodyDeclaration) member instanceof FieldDeclaration field) {
        TypeUse type = names.resolve(field.getType());
        for (Object fragment : field.fragments()) {
          declare((VariableDeclarationFragment) fragment, type);
        }
      }
    }
  }

  private void declare(VariableDeclarationFragment fragment, TypeUse type) {
    TypeUse whole = type;
    for (int i = 0; i < fragment.getExtraDimensions(); i++) {
      whole = TypeUse.arrayOf(whole);
    }
    scopes.declare(fragment.getName().getIdentifier(), whole);
  }

  @Override
  public boolean visit(VariableDeclarationFragment node) {
    ASTNode parent = node.getParent();
    if (parent instanceof VariableDeclarationStatement statement) {
      declare(node, typeOf(statement.getType(), node));
    } else if (parent instanceof VariableDeclarationExpression expression) {
      declare(node, typeOf(expression.getType(), node));
    } else if (parent instanceof LambdaExpression lambda) {
      declare(node, lambdaParameter(lambda));
    }
    return true;
  }

  private TypeUse typeOf(Type type, VariableDeclarationFragment fragment) {
    return type.isVar() ? expressions.typeOf(fragment.getInitializer()) : names.resolve(type);
  }

  /** A stream's or collection's element, where the lambda is given to one. */
  private TypeUse lambdaParameter(LambdaExpression lambda) {
    if (lambda.getParent() instanceof MethodInvocation call
        && call.getExpression() != null
        && lambda.parameters().size() == 1) {
      TypeUse receiver = expressions.typeOf(call.getExpression());
      boolean ofOne = receiver.arguments().size() == 1;
      return ofOne ? receiver.element() : TypeUse.gotFrom(receiver);
    }
    return TypeUse.UNKNOWN;
  }

  @Override
  public boolean visit(SingleVariableDeclaration node) {
    TypeUse type =
        node.getType() != null && node.getType().isVar()
            ? loopElement(node)
            : names.resolve(node.getType());
    for (int i = 0; i < node.getExtraDimensions() + (node.isVarargs() ? 1 : 0); i++) {
      type = TypeUse.arrayOf(type);
    }
    scopes.declare(node.getName().getIdentifier(), type);
    return true;
  }

  private TypeUse loopElement(SingleVariableDeclaration node) {
    return node.getParent() instanceof EnhancedForStatement loop
        ? expressions.typeOf(loop.getExpression()).element()
        : TypeUse.UNKNOWN;
  }

  @Override
  public boolean visit(ClassInstanceCreation node) {
    return true;
  }

  @Override
  public boolean visit(EnumConstantDeclaration node) {
    return true;
  }

  @Override
  public boolean visit(MethodDeclaration node) {
    return true;
  }
}
