package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.schedule.CronTimes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.MemberValuePair;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.NormalAnnotation;
import org.eclipse.jdt.core.dom.StringLiteral;
import org.eclipse.jdt.core.dom.TypeDeclaration;

/**
 * A method that Spring calls at the times of a plain cron expression.
 *
 * @param cron the expression as it stands in the annotation
 * @param times the same for a cluster
 */
record ScheduledMethod(
    JavaUnit unit,
    TypeDeclaration owner,
    MethodDeclaration declaration,
    StringLiteral cron,
    String times) {

  /** A method, or why it is left to a person. */
  record Reading(Optional<ScheduledMethod> method, String obstacle) {}

  /** Reads what the annotation on a line says. */
  static Reading on(JavaUnit unit, int line) {
    List<Annotation> found =
        unit.all(
            Annotation.class,
            one ->
                unit.line(one) == line
                    && one.getTypeName().getFullyQualifiedName().matches("(.*\\.)?Scheduled"));
    if (found.size() != 1 || !(found.get(0).getParent() instanceof MethodDeclaration method)) {
      return left("Several schedules of one method are one job each: which is which is not told.");
    }
    Optional<TypeDeclaration> owner = StatelessBeans.around(method);
    if (owner.isEmpty() || !(owner.get().getParent() == unit.root())) {
      return left("The method's class is not one of its own.");
    }
    return values(found.get(0)).size() == 1
        ? cron(unit, owner.get(), method, values(found.get(0)).get(0))
        : left(
            "A CronJob starts by the calendar alone: it knows no delay, no rate and no zone here.");
  }

  private static Reading cron(
      JavaUnit unit, TypeDeclaration owner, MethodDeclaration method, MemberValuePair pair) {
    if (!pair.getName().getIdentifier().equals("cron")) {
      return left(
          "\""
              + pair.getName().getIdentifier()
              + "\" counts from the start of the process; a CronJob starts by the calendar.");
    }
    if (!(pair.getValue() instanceof StringLiteral literal)) {
      return left("The times do not stand here as a literal.");
    }
    if (literal.getLiteralValue().contains("${")) {
      return left("The times are a setting: which ones hold in production is not told here.");
    }
    CronTimes times = CronTimes.of(literal.getLiteralValue(), CronTimes.Dialect.SPRING);
    return times
        .fields()
        .map(
            fields ->
                new Reading(
                    Optional.of(new ScheduledMethod(unit, owner, method, literal, fields)), ""))
        .orElseGet(() -> left(times.obstacle()));
  }

  private static List<MemberValuePair> values(Annotation annotation) {
    return annotation instanceof NormalAnnotation normal
        ? ((List<?>) normal.values()).stream().map(MemberValuePair.class::cast).toList()
        : List.of();
  }

  private static Reading left(String obstacle) {
    return new Reading(Optional.empty(), obstacle);
  }

  String type() {
    return owner.getName().getIdentifier();
  }

  String method() {
    return declaration.getName().getIdentifier();
  }

  /** The job's name, as a label. */
  String name() {
    String words = (type() + "-" + method()).replaceAll("([a-z0-9])([A-Z])", "$1-$2");
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** The variable with its times for the process itself; "-" turns it off there. */
  String variable() {
    return name().toUpperCase(Locale.ROOT).replace('-', '_') + "_CRON";
  }

  /** Whether a class of that package may call it. */
  boolean isSeenFrom(String packageName) {
    boolean open =
        Modifier.isPublic(owner.getModifiers()) && Modifier.isPublic(declaration.getModifiers());
    return !Modifier.isPrivate(declaration.getModifiers())
        && (open || unit.packageName().equals(packageName));
  }
}
