package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.schedule.CronTimes;
import dev.lepton.transform.internal.schedule.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.SimpleName;
import org.eclipse.jdt.core.dom.SingleVariableDeclaration;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.TypeLiteral;
import org.eclipse.jdt.core.dom.VariableDeclarationFragment;

/** A job of Quartz with times that a cluster's clock knows. */
record QuartzJob(Work work, Timetable times) {

  /**
   * What a job does.
   *
   * @param owner the class of the application that does it
   * @param name the job's name, as a label
   * @param call how it is done, as an expression of Java
   */
  record Work(JavaSources.Declared owner, String name, String call) {
    static String label(String type) {
      return type.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
  }

  /** A job, or why it is left to a person. */
  record Reading(Optional<QuartzJob> job, String obstacle) {}

  /**
   * A job and where it is scheduled.
   *
   * @param where as file:line
   */
  record Found(String where, Reading reading) {}

  /** Reads {@code scheduleJob(detail, trigger)} of Quartz' builders. */
  static Reading of(JavaSources sources, JavaUnit unit, MethodInvocation call) {
    if (call.arguments().size() != 2) {
      return left("What is scheduled is more than a job and a trigger.");
    }
    ASTNode detail = made(unit, (Expression) call.arguments().get(0));
    ASTNode trigger = made(unit, (Expression) call.arguments().get(1));
    List<String> unknown = new ArrayList<>(calls(detail));
    unknown.addAll(calls(trigger));
    unknown.removeIf(
        name ->
            name.matches(
                "newJob|newTrigger|withIdentity|withDescription|withSchedule|cronSchedule|inTimeZone|getTimeZone|forJob|startNow|build"));
    if (!unknown.isEmpty()) {
      return left("A CronJob has nothing that is like \"" + unknown.get(0) + "\".");
    }
    Optional<JavaSources.Declared> owner =
        argument(detail, "newJob", TypeLiteral.class)
            .flatMap(type -> sources.type(type.getType().toString()));
    Optional<String> expression =
        argument(trigger, "cronSchedule", StringLiteral.class).map(StringLiteral::getLiteralValue);
    if (owner.isEmpty() || expression.isEmpty()) {
      return left("The job's class or its times do not stand here by themselves.");
    }
    Optional<String> zone =
        argument(trigger, "getTimeZone", StringLiteral.class).map(StringLiteral::getLiteralValue);
    return calls(trigger).contains("inTimeZone") && zone.isEmpty()
        ? left("The time zone is not told here.")
        : plain(sources, owner.get(), expression.get(), zone);
  }

  /** A class that Quartz makes and calls, at the times of an expression. */
  static Reading plain(
      JavaSources sources, JavaSources.Declared owner, String expression, Optional<String> zone) {
    String type = owner.type().getName().getIdentifier();
    Work work = new Work(owner, Work.label(type), "new " + type + "().execute(null)");
    return obstacle(sources, owner)
        .map(QuartzJob::left)
        .orElseGet(() -> at(work, expression, zone));
  }

  static Reading at(Work work, String expression, Optional<String> zone) {
    CronTimes times = CronTimes.of(expression, CronTimes.Dialect.QUARTZ);
    return times
        .fields()
        .map(fields -> new QuartzJob(work, new Timetable(fields, zone)))
        .map(job -> new Reading(Optional.of(job), ""))
        .orElseGet(() -> left(times.obstacle()));
  }

  /** Why the class cannot do its work in a process of its own. */
  private static Optional<String> obstacle(JavaSources sources, JavaSources.Declared owner) {
    List<MethodDeclaration> execute =
        JavaUnit.within(
            owner.type(),
            MethodDeclaration.class,
            method -> method.getName().getIdentifier().equals("execute"));
    boolean made =
        List.of(owner.type().getMethods()).stream().anyMatch(MethodDeclaration::isConstructor);
    if (execute.size() != 1 || made) {
      return Optional.of(owner.type().getName() + " is not a plain job without a constructor.");
    }
    for (Object parameter : execute.get(0).parameters()) {
      String name = ((SingleVariableDeclaration) parameter).getName().getIdentifier();
      if (JavaUnit.within(
                  execute.get(0), SimpleName.class, used -> used.getIdentifier().equals(name))
              .size()
          > 1) {
        return Optional.of("The job takes what its scheduler tells it.");
      }
    }
    return new StatelessBeans(sources).obstacle(owner.unit(), owner.type());
  }

  /** What a variable was made by, or the expression itself. */
  private static ASTNode made(JavaUnit unit, Expression expression) {
    return expression instanceof SimpleName name
        ? unit
            .all(
                VariableDeclarationFragment.class,
                one -> one.getName().getIdentifier().equals(name.getIdentifier()))
            .stream()
            .map(one -> (ASTNode) one)
            .findFirst()
            .orElse(expression)
        : expression;
  }

  private static List<String> calls(ASTNode made) {
    return JavaUnit.within(made, MethodInvocation.class, any -> true).stream()
        .map(call -> call.getName().getIdentifier())
        .toList();
  }

  private static <N extends ASTNode> Optional<N> argument(
      ASTNode made, String method, Class<N> kind) {
    return JavaUnit.within(
            made, MethodInvocation.class, call -> call.getName().getIdentifier().equals(method))
        .stream()
        .filter(call -> call.arguments().size() == 1)
        .map(call -> call.arguments().get(0))
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  static Reading left(String obstacle) {
    return new Reading(Optional.empty(), obstacle);
  }

  JavaSources.Declared owner() {
    return work.owner();
  }
}
