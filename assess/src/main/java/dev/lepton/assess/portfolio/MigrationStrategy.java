package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.StrategyOption;
import dev.lepton.model.assessment.StrategyOverride;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.ChosenStrategy;
import dev.lepton.model.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for one application that is on its way, by the same points as a portfolio does for all:
 * nobody was asked anything about it, and its code is at hand. Stateless, thread-safe,
 * deterministic.
 */
public final class MigrationStrategy {
  private static final Questionnaire NOTHING_ASKED = new Questionnaire("", "", List.of(), Map.of());
  private static final Set<Strategy> CODE_STAYS = Set.of(Strategy.REPLATFORM, Strategy.REHOST);

  private MigrationStrategy() {}

  /**
   * @param examined what was found; what it decided is not looked at
   * @throws LeptonException CONFIG_INVALID when {@code transform.refactor} is none of auto, always,
   *     never
   */
  public static Decision decide(Migration migration, Assessment examined) {
    Subject subject = subject(migration, examined);
    EvidenceBook book = new EvidenceBook();
    List<StrategyOption> options = new StrategyVote(subject, book).vote().options();
    Strategy proposed = options.get(0).strategy();
    List<String> reasons = new ArrayList<>();
    Optional<ChosenStrategy> chosen = migration.transform().strategy();
    Strategy strategy =
        chosen
            .map(ChosenStrategy::use)
            .orElseGet(() -> asAsked(migration.transform().refactor(), options, reasons));
    chosen.ifPresent(by -> reasons.add(told(by, proposed)));
    EffortEstimate effort = EffortEstimate.of(subject, strategy);
    Certainty certainty = Certainty.of(subject);
    boolean refactor = strategy == Strategy.REFACTOR;
    reasons.addAll(CodeReasons.of(CodeFacts.of(examined), refactor));
    options.stream()
        .filter(option -> option.reasons().size() > 1)
        .forEach(option -> reasons.add(points(option)));
    effort.reasons().forEach(part -> reasons.add("Effort: " + part + "."));
    certainty.missing().forEach(what -> reasons.add("Not known: " + what + "."));
    return new Decision(
        strategy,
        refactor,
        List.copyOf(reasons),
        effort.low(),
        effort.high(),
        certainty.of(options),
        Optional.of(
            new Decision.Trace(options, book.all(), chosen.map(by -> override(by, proposed)))));
  }

  private static Subject subject(Migration migration, Assessment examined) {
    return new Subject(
        migration.name(),
        List.of(),
        NOTHING_ASKED,
        Map.of(),
        Optional.of(examined),
        List.of(),
        List.of(),
        migration.asIs().flatMap(AsIsSpec::usage).isPresent(),
        "spec.application");
  }

  private static Strategy asAsked(
      String setting, List<StrategyOption> options, List<String> reasons) {
    Strategy proposed = options.get(0).strategy();
    return switch (setting) {
      case "auto" -> proposed;
      case "always" -> {
        reasons.add(
            "Refactoring was asked for (transform.refactor: always); the findings alone say "
                + name(proposed)
                + ".");
        yield Strategy.REFACTOR;
      }
      case "never" -> {
        reasons.add(
            "Refactoring was ruled out (transform.refactor: never); the findings alone say "
                + name(proposed)
                + ".");
        yield options.stream()
            .map(StrategyOption::strategy)
            .filter(CODE_STAYS::contains)
            .findFirst()
            .orElse(Strategy.REPLATFORM);
      }
      default ->
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "\"" + setting + "\" does not say whether to refactor",
              "spec.transform.refactor",
              "use auto, always or never");
    };
  }

  private static String told(ChosenStrategy by, Strategy proposed) {
    return by.author()
        + " decided on "
        + by.date()
        + " to "
        + name(by.use())
        + ": "
        + by.reason().strip().replaceFirst("[.]?$", ".")
        + " The findings alone say "
        + name(proposed)
        + ".";
  }

  private static StrategyOverride override(ChosenStrategy by, Strategy proposed) {
    return new StrategyOverride(
        proposed, by.author(), by.date(), by.reason(), "spec.transform.strategy");
  }

  /**
   * For instance {@code refactor 75 points: +25 where every application begins, +50 2 mandatory
   * finding(s) that a machine can repair}.
   */
  private static String points(StrategyOption option) {
    List<String> parts =
        option.reasons().stream()
            .map(reason -> String.format(Locale.ROOT, "%+d %s", reason.points(), reason.why()))
            .toList();
    return name(option.strategy()) + " " + option.points() + " points: " + String.join(", ", parts);
  }

  private static String name(Strategy strategy) {
    return strategy.name().toLowerCase(Locale.ROOT);
  }
}
