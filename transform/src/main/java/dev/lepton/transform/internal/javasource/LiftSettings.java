package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;

/** Turns the literals that the assessment found into lookups in the environment. */
final class LiftSettings implements Recipe {
  private final Lift.Subject subject;
  private final JavaSources sources;
  private final Map<Setting.Kind, LiftedPlace> places;
  private final ConstantContexts contexts;

  /**
   * @param places the first place of each kind of setting; added to
   * @param contexts of the same sources
   */
  LiftSettings(
      Lift.Subject subject,
      JavaSources sources,
      Map<Setting.Kind, LiftedPlace> places,
      ConstantContexts contexts) {
    this.subject = subject;
    this.sources = sources;
    this.places = places;
    this.contexts = contexts;
  }

  @Override
  public String id() {
    return subject.recipe();
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    refactoring.open(this).forEach(finding -> answer(refactoring, finding));
    boolean database =
        places.containsKey(Setting.Kind.DATABASE_URL)
            || places.containsKey(Setting.Kind.DATABASE_PASSWORD);
    if (database && subject == Lift.Subject.DATABASE) {
      liftLogins(refactoring);
    }
  }

  private void answer(Refactoring refactoring, Finding finding) {
    Optional<JavaUnit> unit = sources.unit(finding.file());
    List<JavaSources.Found> literals =
        unit.map(found -> LiteralFinder.literals(sources, found, finding.line(), subject))
            .orElse(List.of());
    if (literals.isEmpty()) {
      refactoring.leave(
          finding,
          "The value does not stand on this line as a literal that can be told apart with"
              + " certainty.");
      return;
    }
    Optional<String> obstacle =
        literals.stream()
            .flatMap(found -> contexts.obstacle(found.unit(), found.literal()).stream())
            .findFirst();
    if (obstacle.isPresent()) {
      literals.forEach(found -> hide(refactoring, found, liftOf(subject, finding.ruleId(), found)));
      refactoring.leave(finding, obstacle.get());
      return;
    }
    literals.forEach(found -> lift(refactoring, found, liftOf(subject, finding.ruleId(), found)));
    refactoring.answer(finding);
  }

  /**
   * User and password of the calls that open connections: the new URL is of no use with the old
   * login.
   */
  private void liftLogins(Refactoring refactoring) {
    for (JavaUnit unit : sources.mentioning("getConnection")) {
      for (MethodInvocation call : unit.all(MethodInvocation.class, LiteralHints::isLogin)) {
        for (int index = 1; index <= 2; index++) {
          String role = index == 1 ? "DATABASE_USER" : "DATABASE_PASSWORD";
          sources
              .resolve(unit, (Expression) call.arguments().get(index))
              .filter(found -> contexts.obstacle(found.unit(), found.literal()).isEmpty())
              .ifPresent(
                  found ->
                      lift(
                          refactoring,
                          found,
                          new Lift(Lift.Subject.CREDENTIAL, "", role, value(found.literal()))));
        }
      }
    }
  }

  private static Lift liftOf(Lift.Subject subject, String rule, JavaSources.Found found) {
    return new Lift(subject, rule, LiteralHints.of(found.literal()), value(found.literal()));
  }

  private void lift(Refactoring refactoring, JavaSources.Found found, Lift lift) {
    JavaUnit unit = found.unit();
    Optional<String> existing = ExistingLookup.variable(unit, found.literal());
    if (existing.isPresent()) {
      refactoring.alreadyLifted(existing.get(), lift);
      return;
    }
    hide(refactoring, found, lift);
    Expression whole =
        lift.kind() == Setting.Kind.DATABASE_URL ? composition(found.literal()) : found.literal();
    boolean computed = whole != found.literal();
    replace(
        refactoring,
        unit,
        whole,
        computed ? new Lift(lift.subject(), lift.rule(), lift.hint(), unit.source(whole)) : lift,
        computed);
  }

  private static void hide(Refactoring refactoring, JavaSources.Found found, Lift lift) {
    refactoring.hide(
        lift,
        found.unit().path(),
        found.literal().getStartPosition(),
        found.unit().source(found.literal()));
  }

  private void replace(
      Refactoring refactoring, JavaUnit unit, Expression whole, Lift lift, boolean computed) {
    Edit probe =
        new Edit(
            lift.concern(),
            unit.path(),
            whole.getStartPosition(),
            whole.getLength(),
            "",
            lift.rule());
    if (refactoring.taken(probe)) {
      return;
    }
    Setting setting = computed ? refactoring.liftComputed(lift) : refactoring.lift(lift);
    String lookup =
        lift.hasFallback()
            ? LiteralText.of(unit, whole, lift.kind())
                .lookup(fallback -> SettingLookup.optional(setting.name(), fallback))
            : SettingLookup.required(setting.name());
    refactoring.edit(
        new Edit(lift.concern(), unit.path(), probe.offset(), probe.length(), lookup, lift.rule()));
    Optional<String> shared =
        lift.hasFallback() && !computed ? Optional.of(unit.source(whole)) : Optional.empty();
    places.putIfAbsent(lift.kind(), new LiftedPlace(unit, whole, setting.name(), shared));
  }

  /** A URL that is put together from parts is one value: the setting stands for all of it. */
  private static Expression composition(Expression literal) {
    Expression whole = literal;
    while (whole.getParent() instanceof InfixExpression
        || whole.getParent() instanceof ParenthesizedExpression
        || isFormat(whole)) {
      whole = (Expression) whole.getParent();
    }
    return whole;
  }

  private static boolean isFormat(Expression part) {
    return part.getParent() instanceof MethodInvocation call
        && call.getName().getIdentifier().matches("format|formatted|concat");
  }

  private static String value(Expression literal) {
    return LiteralText.value(literal);
  }
}
