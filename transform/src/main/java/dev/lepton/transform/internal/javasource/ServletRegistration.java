package dev.lepton.transform.internal.javasource;

import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.DoStatement;
import org.eclipse.jdt.core.dom.EnhancedForStatement;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.ForStatement;
import org.eclipse.jdt.core.dom.IfStatement;
import org.eclipse.jdt.core.dom.LambdaExpression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.SwitchStatement;
import org.eclipse.jdt.core.dom.VariableDeclaration;
import org.eclipse.jdt.core.dom.WhileStatement;

/**
 * A statement that registers servlets, and the expression for the context it registers them with.
 *
 * @param statement stands in a block and runs exactly once where the method runs once
 * @param context Java source that may be repeated behind the statement
 */
record ServletRegistration(JavaUnit unit, Server server, Statement statement, String context) {

  /** The embedded servers whose way of registering servlets is known. */
  enum Server {
    TOMCAT,
    JETTY
  }

  /** The first registration in the file next to which another one is safe. */
  static Optional<ServletRegistration> find(JavaUnit unit) {
    return unit
        .all(MethodInvocation.class, call -> call.getName().getIdentifier().equals("addServlet"))
        .stream()
        .flatMap(call -> of(unit, call).stream())
        .findFirst();
  }

  private static Optional<ServletRegistration> of(JavaUnit unit, MethodInvocation call) {
    boolean tomcat =
        call.arguments().size() == 3 && unit.file().content().contains("org.apache.catalina");
    boolean jetty =
        call.arguments().size() == 2
            && call.getExpression() != null
            && unit.file().content().contains("ServletContextHandler");
    if (!tomcat && !jetty) {
      return Optional.empty();
    }
    Expression context = tomcat ? (Expression) call.arguments().get(0) : call.getExpression();
    Server server = tomcat ? Server.TOMCAT : Server.JETTY;
    return isHelper(call)
        ? throughHelper(unit, server, call, context)
        : at(unit, server, call, context);
  }

  /**
   * A method that registers whatever it is given — its servlet's name or path is a parameter — runs
   * many times: what it is called with counts, not what it says.
   */
  private static boolean isHelper(MethodInvocation call) {
    return parameter(call, (ASTNode) call.arguments().get(1)).isPresent();
  }

  private static Optional<Integer> parameter(ASTNode inside, ASTNode name) {
    Optional<MethodDeclaration> method = JavaUnit.enclosing(inside, MethodDeclaration.class);
    if (method.isEmpty() || !(name instanceof SimpleName simple)) {
      return Optional.empty();
    }
    for (int index = 0; index < method.get().parameters().size(); index++) {
      SingleVariableDeclaration parameter =
          (SingleVariableDeclaration) method.get().parameters().get(index);
      if (parameter.getName().getIdentifier().equals(simple.getIdentifier())) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  private static Optional<ServletRegistration> throughHelper(
      JavaUnit unit, Server server, MethodInvocation call, Expression context) {
    MethodDeclaration helper = JavaUnit.enclosing(call, MethodDeclaration.class).orElseThrow();
    Optional<Integer> index = parameter(call, context);
    String name = helper.getName().getIdentifier();
    int arity = helper.parameters().size();
    return unit
        .all(
            MethodInvocation.class,
            use -> use.getName().getIdentifier().equals(name) && use.arguments().size() == arity)
        .stream()
        .flatMap(
            use ->
                at(
                    unit,
                    server,
                    use,
                    index.map(at -> (Expression) use.arguments().get(at)).orElse(context))
                    .stream())
        .findFirst();
  }

  private static Optional<ServletRegistration> at(
      JavaUnit unit, Server server, MethodInvocation call, Expression context) {
    Optional<Statement> once = statementThatRunsOnce(call);
    if (once.isEmpty() || declares(once.get(), unit.source(context))) {
      return Optional.empty();
    }
    return Optional.of(new ServletRegistration(unit, server, once.get(), unit.source(context)));
  }

  private static Optional<Statement> statementThatRunsOnce(ASTNode call) {
    Statement chosen = null;
    for (ASTNode node = call;
        node != null && !(node instanceof MethodDeclaration);
        node = node.getParent()) {
      if (node instanceof LambdaExpression) {
        return Optional.empty();
      }
      boolean inBlock = node instanceof Statement && node.getParent() instanceof Block;
      if (inBlock && (chosen == null || repeatsOrChooses(node))) {
        chosen = (Statement) node;
      }
    }
    return Optional.ofNullable(chosen);
  }

  private static boolean repeatsOrChooses(ASTNode node) {
    return node instanceof ForStatement
        || node instanceof EnhancedForStatement
        || node instanceof WhileStatement
        || node instanceof DoStatement
        || node instanceof IfStatement
        || node instanceof SwitchStatement;
  }

  private static boolean declares(Statement statement, String name) {
    return !JavaUnit.within(
            statement,
            VariableDeclaration.class,
            declared -> declared.getName().getIdentifier().equals(name))
        .isEmpty();
  }

  /** The last statement of the same block that still registers something with the same context. */
  Statement last() {
    Statement last = statement;
    for (Object sibling : ((Block) statement.getParent()).statements()) {
      Statement other = (Statement) sibling;
      boolean registers =
          !JavaUnit.within(
                  other,
                  MethodInvocation.class,
                  call ->
                      call.getName()
                              .getIdentifier()
                              .matches("addServlet|addServletMapping(Decoded)?|addMapping")
                          || statement.toString().startsWith(call.getName().getIdentifier() + "("))
              .isEmpty();
      if (registers
          && other.getStartPosition() > last.getStartPosition()
          && unit.source(other).contains(context)) {
        last = other;
      }
    }
    return last;
  }

  /**
   * The path under which the context is mounted; empty for the root, or when the code does not say.
   */
  String contextPath() {
    Optional<String> declared =
        unit
            .all(
                VariableDeclaration.class,
                variable ->
                    variable.getName().getIdentifier().equals(context)
                        && variable.getInitializer() instanceof MethodInvocation)
            .stream()
            .map(variable -> (MethodInvocation) variable.getInitializer())
            .filter(
                call ->
                    call.getName().getIdentifier().matches("addContext|addWebapp")
                        && !call.arguments().isEmpty())
            .flatMap(call -> unit.stringValue((Expression) call.arguments().get(0)).stream())
            .findFirst();
    Optional<String> set =
        unit
            .all(
                MethodInvocation.class,
                call ->
                    call.getName().getIdentifier().equals("setContextPath")
                        && call.arguments().size() == 1)
            .stream()
            .flatMap(call -> unit.stringValue((Expression) call.arguments().get(0)).stream())
            .findFirst();
    return declared.or(() -> set).filter(path -> !path.equals("/")).orElse("");
  }
}
