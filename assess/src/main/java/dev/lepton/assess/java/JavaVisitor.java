package dev.lepton.assess.java;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.EntryPoint;
import dev.lepton.assess.code.Reference;
import dev.lepton.assess.code.TypeName;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ASTVisitor;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.AnonymousClassDeclaration;
import org.eclipse.jdt.core.dom.Assignment;
import org.eclipse.jdt.core.dom.BodyDeclaration;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.FieldDeclaration;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.TextBlock;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.TypeDeclaration;
import org.eclipse.jdt.core.dom.VariableDeclarationExpression;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/** Walks one syntax tree and keeps scopes on the way; {@link JavaFacts} writes the facts down. */
final class JavaVisitor extends ASTVisitor {
  private final JavaContext context;
  private final CodeFile.Builder facts;
  private final JavaFacts recorder;

  JavaVisitor(JavaContext context, CodeFile.Builder facts) {
    this.context = context;
    this.facts = facts;
    this.recorder = new JavaFacts(context, facts);
  }

  @Override
  public void preVisit(ASTNode node) {
    if (JavaBlocks.opensScope(node)) {
      context.scopes().enter();
    }
    if (node instanceof AbstractTypeDeclaration type) {
      enterType(type.getName().getIdentifier(), JavaBlocks.members(type));
      supertypes(type);
    } else if (node instanceof AnonymousClassDeclaration anonymous) {
      enterType("", JavaBlocks.members(anonymous));
    } else if (node instanceof Annotation annotation) {
      reference(
          Reference.Kind.ANNOTATION,
          context.names().resolve(annotation.getTypeName().getFullyQualifiedName()),
          node);
    }
  }

  @Override
  public void postVisit(ASTNode node) {
    if (JavaBlocks.opensScope(node)) {
      context.scopes().leave();
    }
    if (node instanceof MethodDeclaration) {
      recorder.leaveMethod();
    } else if (node instanceof AbstractTypeDeclaration) {
      recorder.leaveType();
    }
  }

  private void enterType(String name, List<BodyDeclaration> members) {
    if (!name.isEmpty()) {
      recorder.enterType(name);
    }
    for (BodyDeclaration member : members) {
      if (member instanceof FieldDeclaration field) {
        field
            .fragments()
            .forEach(fragment -> declare((VariableDeclarationFragment) fragment, field.getType()));
      } else if (member instanceof MethodDeclaration method && method.getReturnType2() != null) {
        context
            .types()
            .declareMethod(
                method.getName().getIdentifier(), context.names().resolve(method.getReturnType2()));
      }
    }
  }

  private void supertypes(AbstractTypeDeclaration declaration) {
    if (declaration instanceof TypeDeclaration type) {
      if (type.getSuperclassType() != null) {
        reference(
            Reference.Kind.SUPERTYPE,
            context.names().resolve(type.getSuperclassType()),
            type.getName());
      }
      for (Object parent : type.superInterfaceTypes()) {
        reference(Reference.Kind.SUPERTYPE, context.names().resolve((Type) parent), type.getName());
      }
    }
  }

  private void reference(Reference.Kind kind, TypeName name, ASTNode node) {
    facts.add(new Reference(kind, name, recorder.placeOf(node)));
  }

  @Override
  public boolean visit(ImportDeclaration node) {
    reference(Reference.Kind.IMPORT, TypeName.of(node.getName().getFullyQualifiedName()), node);
    return false;
  }

  @Override
  public boolean visit(MethodDeclaration node) {
    recorder.enterMethod(node);
    if (Modifier.isNative(node.getModifiers())) {
      reference(
          Reference.Kind.NATIVE_METHOD,
          TypeName.of(node.getName().getIdentifier()),
          node.getName());
    }
    if (JavaBlocks.isMain(node)) {
      facts.add(new EntryPoint(recorder.currentType(), recorder.placeOf(node.getName()), 1));
    }
    return true;
  }

  @Override
  public boolean visit(SingleVariableDeclaration node) {
    context
        .scopes()
        .declare(
            node.getName().getIdentifier(),
            new JavaVariable(context.names().resolve(node.getType()), Optional.empty()));
    return true;
  }

  @Override
  public boolean visit(VariableDeclarationFragment node) {
    ASTNode parent = node.getParent();
    if (parent instanceof FieldDeclaration field) {
      recorder.field(node, field);
    } else if (parent instanceof VariableDeclarationStatement statement) {
      declare(node, statement.getType());
      recorder.local(node);
    } else if (parent instanceof VariableDeclarationExpression expression) {
      declare(node, expression.getType());
      recorder.local(node);
    }
    return true;
  }

  private void declare(VariableDeclarationFragment fragment, Type type) {
    var initializer = Optional.ofNullable(fragment.getInitializer());
    TypeName name =
        type.isVar()
            ? initializer.map(context.types()::typeOf).orElse(TypeName.UNKNOWN)
            : context.names().resolve(type);
    context
        .scopes()
        .declare(fragment.getName().getIdentifier(), new JavaVariable(name, initializer));
  }

  @Override
  public boolean visit(Assignment node) {
    recorder.assignment(node);
    return true;
  }

  @Override
  public boolean visit(MethodInvocation node) {
    recorder.call(node);
    return true;
  }

  @Override
  public boolean visit(ClassInstanceCreation node) {
    recorder.creation(node);
    return true;
  }

  @Override
  public boolean visit(InfixExpression node) {
    return !recorder.joinedText(node);
  }

  @Override
  public boolean visit(StringLiteral node) {
    recorder.text(node);
    return true;
  }

  @Override
  public boolean visit(TextBlock node) {
    recorder.text(node);
    return true;
  }
}
