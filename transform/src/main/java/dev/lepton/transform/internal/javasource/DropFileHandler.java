package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.config.JsonClass;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;
import org.eclipse.jdt.core.dom.VariableDeclarationStatement;

/**
 * A file handler of java.util.logging becomes a console handler; where the loggers' own console
 * handler is still at work, the lines would come twice, so that the new one takes its place.
 */
record DropFileHandler(JavaSources sources) implements Recipe {
  private static final String CONSOLE = "java.util.logging.ConsoleHandler";

  @Override
  public String id() {
    return "log-to-stdout";
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<String> obstacle =
          sources
              .unit(finding.file())
              .map(unit -> answer(refactoring, unit, finding))
              .orElse(Optional.of("The file cannot be read."));
      if (obstacle.isPresent()) {
        refactoring.leave(finding, obstacle.get());
      } else {
        refactoring.answer(finding);
      }
    }
  }

  /** Why nothing was changed; empty when it was. */
  private Optional<String> answer(Refactoring refactoring, JavaUnit unit, Finding finding) {
    List<ClassInstanceCreation> made =
        unit.all(
            ClassInstanceCreation.class,
            node ->
                unit.line(node) == finding.line()
                    && node.getType().toString().endsWith("FileHandler"));
    if (made.size() != 1) {
      return Optional.of("The handler is not made on this line.");
    }
    Optional<VariableDeclarationStatement> declaration = declaration(made.get(0));
    if (declaration.isEmpty()) {
      return Optional.of("The handler is not kept in a variable of its own.");
    }
    VariableDeclarationFragment variable =
        (VariableDeclarationFragment) declaration.get().fragments().get(0);
    String name = variable.getName().getIdentifier();
    Block block = (Block) declaration.get().getParent();
    List<Statement> uses = uses(block, declaration.get(), name);
    boolean plain = uses.stream().allMatch(use -> isPlain(use, name));
    Optional<Statement> added =
        uses.stream().filter(use -> use.toString().contains("addHandler(" + name)).findFirst();
    if (!plain || added.isEmpty()) {
      return Optional.of("The handler is used for more than to be added to a logger.");
    }
    turn(refactoring, unit, declaration.get(), made.get(0), finding.ruleId());
    JsonClass.JAVA_UTIL_LOGGING
        .add(refactoring, unit.file(), finding.ruleId())
        .ifPresent(
            formatter -> {
              Format format = new Format(declaration.get(), name, formatter);
              format(refactoring, unit, uses, format, finding.ruleId());
            });
    added
        .filter(
            use -> use.toString().matches("(?s)\\s*(\\w+\\.)*getLogger\\(\"\"\\)\\.addHandler.*"))
        .ifPresent(use -> replaceRoots(refactoring, unit, use, finding.ruleId()));
    return Optional.empty();
  }

  private static Optional<VariableDeclarationStatement> declaration(Expression made) {
    return Optional.of(made.getParent())
        .filter(VariableDeclarationFragment.class::isInstance)
        .map(ASTNode::getParent)
        .filter(VariableDeclarationStatement.class::isInstance)
        .map(VariableDeclarationStatement.class::cast)
        .filter(statement -> statement.fragments().size() == 1)
        .filter(statement -> statement.getParent() instanceof Block);
  }

  private static List<Statement> uses(Block block, Statement declaration, String name) {
    return ((List<?>) block.statements())
        .stream()
            .map(Statement.class::cast)
            .filter(statement -> statement != declaration)
            .filter(
                statement ->
                    !JavaUnit.within(
                            statement, SimpleName.class, use -> use.getIdentifier().equals(name))
                        .isEmpty())
            .toList();
  }

  /** A call on the handler that every handler has, or one that adds it to a logger. */
  private static boolean isPlain(Statement use, String name) {
    return use.toString()
        .strip()
        .matches(
            "(?s)"
                + name
                + "\\.(setFormatter|setLevel|setEncoding|setFilter|setErrorManager)\\(.*"
                + "|.*\\.addHandler\\("
                + name
                + "\\);");
  }

  private static void turn(
      Refactoring refactoring,
      JavaUnit unit,
      VariableDeclarationStatement declaration,
      ClassInstanceCreation made,
      String rule) {
    if (declaration.getType().toString().endsWith("FileHandler")) {
      edit(refactoring, unit, declaration.getType(), CONSOLE, rule);
    }
    edit(refactoring, unit, made, "new " + CONSOLE + "()", rule);
  }

  /** What a handler writes its lines by. */
  private record Format(VariableDeclarationStatement declaration, String name, String formatter) {}

  /** In place of the formatter that is set, or of the handler's own. */
  private static void format(
      Refactoring refactoring, JavaUnit unit, List<Statement> uses, Format format, String rule) {
    List<MethodInvocation> set =
        uses.stream()
            .flatMap(
                use ->
                    JavaUnit.within(
                        use,
                        MethodInvocation.class,
                        call -> call.getName().getIdentifier().equals("setFormatter"))
                        .stream())
            .toList();
    String made = "new " + format.formatter() + "()";
    if (set.isEmpty()) {
      VariableDeclarationStatement declaration = format.declaration();
      String line =
          unit.file().newline()
              + unit.indentation(declaration)
              + format.name()
              + ".setFormatter("
              + made
              + ");";
      int end = declaration.getStartPosition() + declaration.getLength();
      refactoring.edit(new Edit(Concern.LOG_TO_STDOUT, unit.path(), end, 0, line, rule));
    }
    set.forEach(call -> edit(refactoring, unit, (ASTNode) call.arguments().get(0), made, rule));
  }

  /** The root logger has a console handler of its own, unless somebody took it away. */
  private void replaceRoots(Refactoring refactoring, JavaUnit unit, Statement added, String rule) {
    boolean taken =
        !sources.mentioning("setUseParentHandlers").isEmpty()
            || !sources.mentioning("removeHandler").isEmpty();
    List<MethodInvocation> call =
        JavaUnit.within(
            added,
            MethodInvocation.class,
            node -> node.getName().getIdentifier().equals("getLogger"));
    if (taken || call.isEmpty()) {
      return;
    }
    String root = unit.source(call.get(0));
    String indentation = unit.indentation(added);
    String line = unit.file().newline();
    String step = Indentation.of(unit).step();
    String loop =
        "for (java.util.logging.Handler own : "
            + root
            + ".getHandlers()) {"
            + line
            + indentation
            + step
            + root
            + ".removeHandler(own);"
            + line
            + indentation
            + "}"
            + line
            + indentation;
    refactoring.edit(
        new Edit(Concern.LOG_TO_STDOUT, unit.path(), added.getStartPosition(), 0, loop, rule));
  }

  private static void edit(
      Refactoring refactoring, JavaUnit unit, ASTNode node, String text, String rule) {
    refactoring.edit(
        new Edit(
            Concern.LOG_TO_STDOUT,
            unit.path(),
            node.getStartPosition(),
            node.getLength(),
            text,
            rule));
  }
}
