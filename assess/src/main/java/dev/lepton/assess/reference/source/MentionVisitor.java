package dev.lepton.assess.reference.source;

import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.types.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.ConstructorInvocation;
import org.eclipse.jdt.core.dom.CreationReference;
import org.eclipse.jdt.core.dom.EnumConstantDeclaration;
import org.eclipse.jdt.core.dom.ExpressionMethodReference;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.MarkerAnnotation;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.ModuleDeclaration;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NameQualifiedType;
import org.eclipse.jdt.core.dom.NormalAnnotation;
import org.eclipse.jdt.core.dom.PackageDeclaration;
import org.eclipse.jdt.core.dom.PrimitiveType;
import org.eclipse.jdt.core.dom.ProvidesDirective;
import org.eclipse.jdt.core.dom.QualifiedName;
import org.eclipse.jdt.core.dom.QualifiedType;
import org.eclipse.jdt.core.dom.RequiresDirective;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SimpleType;
import org.eclipse.jdt.core.dom.SingleMemberAnnotation;
import org.eclipse.jdt.core.dom.SuperConstructorInvocation;
import org.eclipse.jdt.core.dom.SuperMethodInvocation;
import org.eclipse.jdt.core.dom.SwitchCase;
import org.eclipse.jdt.core.dom.SwitchExpression;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.Type;
import org.eclipse.jdt.core.dom.TypeMethodReference;
import org.eclipse.jdt.core.dom.UsesDirective;
import org.jspecify.annotations.Nullable;

/** Finds what a file mentions, node by node; {@link ScopeVisitor} knows what can be seen. */
final class MentionVisitor extends ScopeVisitor {
  private static final Pattern CAPITALS = Pattern.compile("\\.\\p{Lu}[\\p{Lu}\\d_]+$");

  private final MentionSink sink;
  private final Calls calls;
  private final World world;

  MentionVisitor(CompilationUnit unit, World world, PatternIndex patterns, MentionSink sink) {
    super(unit, world);
    this.sink = sink;
    this.world = world;
    this.calls = new Calls(names, expressions, world, new Guesses(patterns, names));
  }

  private void type(Site site, List<String> types, String written, ASTNode at) {
    if (!types.isEmpty()) {
      sink.mention(Mention.of(site, types, annotations.around(at), brief(written, types)), at);
    }
  }

  /** The name, unless it is written in full. */
  private static String brief(String written, List<String> types) {
    int arguments = written.indexOf('<');
    String name = arguments < 0 ? written : written.substring(0, arguments);
    return types.contains(name) ? "" : name;
  }

  @Override
  void declared(List<String> types, SimpleName at) {
    sink.mention(Mention.of(Site.DECLARATION, types, annotations.around(at)), at);
  }

  @Override
  public boolean visit(PackageDeclaration node) {
    return false; // a file's own package is no use of one
  }

  @Override
  public boolean visit(ImportDeclaration node) {
    String name = node.getName().getFullyQualifiedName();
    String type = node.isStatic() && !node.isOnDemand() ? outer(name) : name;
    boolean wholePackage = node.isOnDemand() && !node.isStatic();
    List<String> types = type.equals(name) ? List.of(name) : List.of(type, name);
    // As it is written, `a.b.*`, and as patterns such as `a.b*` mean it.
    List<String> imported = wholePackage ? List.of(name, name + ".*") : types;
    sink.mention(Mention.of(Site.IMPORT, imported, List.of()), node.getName());
    List<String> packages = wholePackage ? List.of(name) : packagesOf(type);
    sink.mention(Mention.of(Site.PACKAGE, packages, List.of()), node.getName());
    return false;
  }

  /** A module is asked for by the location of packages; its exports are the file's own. */
  @Override
  public boolean visit(ModuleDeclaration node) {
    for (Object directive : node.moduleStatements()) {
      if (directive instanceof RequiresDirective requires) {
        List<String> module = List.of(requires.getName().getFullyQualifiedName());
        sink.mention(Mention.of(Site.PACKAGE, module, List.of()), requires.getName());
      } else if (directive instanceof UsesDirective uses) {
        service(uses.getName());
      } else if (directive instanceof ProvidesDirective provides) {
        service(provides.getName());
      }
    }
    return false;
  }

  private void service(Name name) {
    String written = name.getFullyQualifiedName();
    List<String> types = names.resolve(written);
    type(Site.TYPE, types, written, name);
    inFull(written, types, name);
  }

  private static String outer(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /**
   * Packages are written in lower case, and nested types share the package of the outermost. A part
   * all in capitals, as in {@code org.omg.CORBA.Any}, may be either, so that there are two answers.
   */
  private static List<String> packagesOf(String type) {
    List<String> packages = new ArrayList<>();
    String name = outer(type);
    while (!name.isEmpty() && Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1))) {
      if (CAPITALS.matcher(name).find()) {
        packages.add(name);
      }
      name = outer(name);
    }
    packages.add(0, name);
    return packages;
  }

  @Override
  public boolean visit(SimpleType node) {
    boolean inferred = node.isVar();
    if (!inferred) {
      typeNode(node, node.getName().getFullyQualifiedName());
    }
    return false;
  }

  @Override
  public boolean visit(PrimitiveType node) {
    if (TypeRoles.of(node) == Site.RETURN_TYPE) {
      type(Site.RETURN_TYPE, names.resolve(node).names(), "", node);
    }
    return false;
  }

  @Override
  public boolean visit(QualifiedType node) {
    typeNode(node, node.toString());
    return true;
  }

  @Override
  public boolean visit(NameQualifiedType node) {
    typeNode(
        node, node.getQualifier().getFullyQualifiedName() + "." + node.getName().getIdentifier());
    return false;
  }

  private void typeNode(Type node, String written) {
    List<String> types = names.resolve(node).names();
    Site site = TypeRoles.of(node);
    type(site, types, written, node);
    inFull(written, types, node);
    for (String outer = outer(written); !outer.isEmpty(); outer = outer(outer)) {
      if (Character.isUpperCase(outer.charAt(outer.lastIndexOf('.') + 1))) {
        type(site == Site.VARIABLE ? site : Site.TYPE, names.resolve(outer), outer, node);
      }
    }
  }

  private void inFull(String written, List<String> types, ASTNode at) {
    if (!types.isEmpty() && written.equals(types.get(0)) && written.indexOf('.') > 0) {
      sink.mention(Mention.of(Site.PACKAGE, packagesOf(written), annotations.around(at)), at);
    }
  }

  @Override
  public boolean visit(MarkerAnnotation node) {
    return annotation(node);
  }

  @Override
  public boolean visit(SingleMemberAnnotation node) {
    annotation(node);
    node.getValue().accept(this);
    return false;
  }

  @Override
  public boolean visit(NormalAnnotation node) {
    annotation(node);
    node.values()
        .forEach(pair -> ((org.eclipse.jdt.core.dom.MemberValuePair) pair).getValue().accept(this));
    return false;
  }

  private boolean annotation(Annotation node) {
    var use = annotations.read(node);
    if (!use.types().isEmpty()) {
      String written = node.getTypeName().getFullyQualifiedName();
      sink.mention(
          Mention.of(Site.ANNOTATION, use.types(), List.of(use), brief(written, use.types())),
          node);
      inFull(written, use.types(), node);
    }
    return false;
  }

  @Override
  public boolean visit(MethodInvocation node) {
    calls.of(node).ifPresent(mention -> sink.mention(mention, node.getName()));
    owner(node.getExpression());
    return true;
  }

  /** {@code Shop.open()}, {@code a.b.Shop.open()}: the owner is a type by its name. */
  private void owner(@Nullable ASTNode expression) {
    if (expression instanceof SimpleName name && expressions.typePrefix(name).isPresent()) {
      type(Site.TYPE, names.resolve(name.getIdentifier()), name.getIdentifier(), name);
    }
  }

  @Override
  public boolean visit(SuperMethodInvocation node) {
    sink.mention(calls.of(node), node.getName());
    return true;
  }

  @Override
  public boolean visit(ExpressionMethodReference node) {
    owner(node.getExpression());
    calls.of(node).ifPresent(mention -> sink.mention(mention, node.getName()));
    return true;
  }

  @Override
  public boolean visit(TypeMethodReference node) {
    sink.mention(
        calls.reference(names.resolve(node.getType()), node.getName().getIdentifier()),
        node.getName());
    return true;
  }

  @Override
  public boolean visit(CreationReference node) {
    List<String> types = names.resolve(node.getType()).patternNames();
    constructor(types, node.getType().toString(), Optional.empty(), node);
    return true;
  }

  @Override
  public boolean visit(ClassInstanceCreation node) {
    List<String> types = expressions.typeOf(node).names();
    String written = node.getType().toString();
    constructor(types, written, Optional.of(node.arguments()), node.getType());
    return super.visit(node);
  }

  @Override
  public boolean visit(SuperConstructorInvocation node) {
    constructor(receivers.parent().names(), "", Optional.of(node.arguments()), node);
    return true;
  }

  @Override
  public boolean visit(ConstructorInvocation node) {
    constructor(receivers.current().names(), "", Optional.of(node.arguments()), node);
    return true;
  }

  private void constructor(
      List<String> types, String written, Optional<List<?>> arguments, ASTNode at) {
    if (!types.isEmpty()) {
      sink.mention(
          new Mention(
              Site.CONSTRUCTOR_CALL,
              types,
              "",
              arguments.map(calls::argumentTypes),
              List.of(),
              annotations.around(at),
              brief(written, types)),
          at);
    }
  }

  @Override
  public boolean visit(MethodDeclaration node) {
    super.visit(node);
    if (node.isConstructor()) {
      return true;
    }
    sink.mention(
        new Mention(
            Site.METHOD,
            declaring(node),
            node.getName().getIdentifier(),
            Optional.of(calls.parameterTypes(node)),
            names.resolve(node.getReturnType2()).patternNames(),
            annotations.read(node.modifiers()),
            ""),
        node.getName());
    return true;
  }

  /** The class, and whatever declares what the method overrides, as far as that is known. */
  private List<String> declaring(MethodDeclaration node) {
    List<String> owners = new ArrayList<>(receivers.current().names());
    boolean overrides =
        node.modifiers().stream()
            .anyMatch(one -> one instanceof MarkerAnnotation mark && isOverride(mark));
    String method = node.getName().getIdentifier();
    for (String parent : world.supertypes(receivers.current().names())) {
      if (world.find(parent).map(one -> one.methods().containsKey(method)).orElse(overrides)) {
        owners.add(parent);
      }
    }
    return owners;
  }

  private static boolean isOverride(MarkerAnnotation mark) {
    return mark.getTypeName().getFullyQualifiedName().equals("Override");
  }

  @Override
  public boolean visit(EnumConstantDeclaration node) {
    constant(receivers.current().names(), node.getName().getIdentifier(), node);
    return super.visit(node);
  }

  private void constant(List<String> owners, String name, ASTNode at) {
    if (!owners.isEmpty()) {
      sink.mention(
          new Mention(
              Site.ENUM_CONSTANT,
              owners,
              name,
              Optional.empty(),
              List.of(),
              annotations.around(at),
              ""),
          at);
    }
  }

  @Override
  public boolean visit(SwitchCase node) {
    ASTNode parent = node.getParent();
    var selector =
        parent instanceof SwitchStatement statement
            ? statement.getExpression()
            : parent instanceof SwitchExpression expression ? expression.getExpression() : null;
    for (Object one : node.getAST().apiLevel() >= AST.JLS14 ? node.expressions() : List.of()) {
      if (one instanceof SimpleName name && selector != null) {
        constant(expressions.typeOf(selector).names(), name.getIdentifier(), name);
      }
    }
    return true;
  }

  @Override
  public boolean visit(SimpleName node) {
    if (!isUse(node) || expressions.variable(node.getIdentifier()).isPresent()) {
      return false;
    }
    List<String> owners = names.staticOwners(node.getIdentifier());
    constant(owners, node.getIdentifier(), node);
    return false;
  }

  /** Whether the name stands by itself in an expression. */
  private static boolean isUse(SimpleName node) {
    String place = node.getLocationInParent().getId();
    return !node.isDeclaration()
        && !place.equals("name")
        && !place.equals("label")
        && !(node.getParent() instanceof SwitchCase);
  }

  @Override
  public boolean visit(QualifiedName node) {
    Optional<Name> prefix = expressions.typePrefix(node);
    if (prefix.isEmpty()) {
      return false;
    }
    String written = prefix.get().getFullyQualifiedName();
    List<String> types = names.resolve(written);
    type(Site.TYPE, types, written, prefix.get());
    inFull(written, types, prefix.get());
    if (prefix.get().getParent() instanceof QualifiedName whole && prefix.get() != node) {
      constant(types, whole.getName().getIdentifier(), prefix.get());
    }
    return false;
  }
}
