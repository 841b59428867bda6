package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;

/** Turns the literals that the assessment found into lookups in the environment. */
final class LiftSettings {
  private final Refactoring refactoring;
  private final JavaSources sources;
  private final SettingHelpers helpers;
  private final ConstantContexts contexts;
  private final Map<Setting.Kind, LiftedPlace> places = new EnumMap<>(Setting.Kind.class);

  LiftSettings(Refactoring refactoring, JavaSources sources, SettingHelpers helpers) {
    this.refactoring = refactoring;
    this.sources = sources;
    this.helpers = helpers;
    this.contexts = new ConstantContexts(sources);
  }

  /** The first place of each kind of setting. */
  Map<Setting.Kind, LiftedPlace> run() {
    for (String rule : Lift.RULES) {
      refactoring.open(rule).stream()
          .filter(finding -> finding.file().endsWith(".java"))
          .forEach(this::answer);
    }
    if (places.containsKey(Setting.Kind.DATABASE_URL)
        || places.containsKey(Setting.Kind.DATABASE_PASSWORD)) {
      liftLogins();
    }
    return places;
  }

  private void answer(Finding finding) {
    Optional<JavaUnit> unit = sources.unit(finding.file());
    List<JavaSources.Found> literals =
        unit.map(found -> LiteralFinder.literals(sources, found, finding)).orElse(List.of());
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
      literals.forEach(found -> hide(found, liftOf(finding.ruleId(), found)));
      refactoring.leave(finding, obstacle.get());
      return;
    }
    literals.forEach(found -> lift(found, finding.ruleId()));
    refactoring.answer(finding);
  }

  /**
   * User and password of the calls that open connections: the new URL is of no use with the old
   * login.
   */
  private void liftLogins() {
    for (JavaUnit unit : sources.mentioning("getConnection")) {
      for (MethodInvocation call : unit.all(MethodInvocation.class, LiteralHints::isLogin)) {
        for (int index = 1; index <= 2; index++) {
          String role = index == 1 ? "DATABASE_USER" : "DATABASE_PASSWORD";
          sources
              .resolve(unit, (Expression) call.arguments().get(index))
              .filter(found -> contexts.obstacle(found.unit(), found.literal()).isEmpty())
              .ifPresent(
                  found -> lift(found, new Lift(Lift.CREDENTIAL, role, value(found.literal()))));
        }
      }
    }
  }

  private void lift(JavaSources.Found found, String rule) {
    lift(found, liftOf(rule, found));
  }

  private static Lift liftOf(String rule, JavaSources.Found found) {
    return new Lift(rule, LiteralHints.of(found.literal()), value(found.literal()));
  }

  private void lift(JavaSources.Found found, Lift lift) {
    JavaUnit unit = found.unit();
    Optional<String> existing = ExistingLookup.variable(unit, found.literal());
    if (existing.isPresent()) {
      refactoring.alreadyLifted(existing.get(), lift);
      return;
    }
    hide(found, lift);
    Expression whole =
        lift.kind() == Setting.Kind.DATABASE_URL ? composition(found.literal()) : found.literal();
    boolean computed = whole != found.literal();
    replace(
        unit,
        whole,
        computed ? new Lift(lift.rule(), lift.hint(), unit.source(whole)) : lift,
        computed);
  }

  private void hide(JavaSources.Found found, Lift lift) {
    refactoring.hide(
        lift,
        found.unit().path(),
        found.literal().getStartPosition(),
        found.unit().source(found.literal()));
  }

  private void replace(JavaUnit unit, Expression whole, Lift lift, boolean computed) {
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
                .lookup(
                    fallback ->
                        helpers.optional(unit, whole, lift.concern(), setting.name(), fallback))
            : helpers.required(unit, whole, lift.concern(), setting.name());
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
