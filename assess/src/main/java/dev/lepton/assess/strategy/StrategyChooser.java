package dev.lepton.assess.strategy;

import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses between rehost, replatform and refactor by points. Retire, retain, repurchase and
 * relocate rest on business facts that no scanner sees; they are never concluded here. Stateless,
 * thread-safe.
 */
public final class StrategyChooser {
  private static final int MOST_COUNTED = 3;

  private StrategyChooser() {}

  /**
   * @param setting auto, always or never, as the user asked for refactoring
   * @throws LeptonException CONFIG_INVALID for any other setting
   */
  public static Decision choose(Profile profile, List<Finding> findings, String setting) {
    Facts facts = new Facts(profile, findings);
    List<Score> scores =
        new ArrayList<>(List.of(refactor(facts), replatform(facts), rehost(facts)));
    // The sort is stable: among equals the order above decides, from the most to the least change.
    scores.sort(Comparator.comparingInt(Score::points).reversed());
    List<String> reasons = new ArrayList<>();
    Strategy strategy = override(setting, scores, reasons);
    boolean refactor = strategy == Strategy.REFACTOR;
    reasons.addAll(evidence(facts, refactor));
    scores.forEach(score -> reasons.add(score.explain()));
    Effort effort = Effort.of(findings, refactor);
    return new Decision(
        strategy,
        refactor,
        List.copyOf(reasons),
        effort.low(),
        effort.high(),
        confidence(facts, scores));
  }

  /**
   * By how many points the code alone speaks for (or against) each of the three strategies, beyond
   * those that every application begins with.
   */
  public static Map<Strategy, Integer> leanings(Profile profile, List<Finding> findings) {
    Facts facts = new Facts(profile, findings);
    Map<Strategy, Integer> leanings = new EnumMap<>(Strategy.class);
    for (Score score : List.of(refactor(facts), replatform(facts), rehost(facts))) {
      leanings.put(score.strategy(), score.points() - score.base());
    }
    return leanings;
  }

  private static Strategy override(String setting, List<Score> scores, List<String> reasons) {
    Strategy best = scores.get(0).strategy();
    switch (setting) {
      case "auto" -> {
        return best;
      }
      case "always" -> {
        reasons.add(
            "Refactoring was asked for (transform.refactor: always); the findings alone say "
                + name(best)
                + ".");
        return Strategy.REFACTOR;
      }
      case "never" -> {
        reasons.add(
            "Refactoring was ruled out (transform.refactor: never); the findings alone say "
                + name(best)
                + ".");
        return scores.stream()
            .map(Score::strategy)
            .filter(s -> s != Strategy.REFACTOR)
            .findFirst()
            .orElse(Strategy.REPLATFORM);
      }
      default ->
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "\"" + setting + "\" does not say whether to refactor",
              "spec.transform.refactor",
              "use auto, always or never");
    }
  }

  private static String name(Strategy strategy) {
    return strategy.name().toLowerCase(Locale.ROOT);
  }

  private static int counted(List<Finding> findings) {
    return Math.min(MOST_COUNTED, findings.size());
  }

  private static Score refactor(Facts facts) {
    return new Score(Strategy.REFACTOR, 30)
        .add(
            25 * counted(facts.mandatoryByMachine()),
            "for mandatory findings that a machine can repair")
        .add(-5 * counted(facts.redesign()), "for findings that need a redesign");
  }

  private static Score replatform(Facts facts) {
    return new Score(Strategy.REPLATFORM, 60)
        .add(
            facts.canBeContainerised() ? 15 : -30,
            facts.canBeContainerised()
                ? "as it can be containerised"
                : "as nothing says how to start it")
        .add(
            -25 * counted(facts.mandatoryByMachine()),
            "for mandatory findings that would stay in the code")
        .add(
            -5 * counted(facts.mandatoryByPerson()),
            "for mandatory findings that a person must repair");
  }

  private static Score rehost(Facts facts) {
    boolean nativeParts =
        facts.findings().stream().anyMatch(finding -> finding.ruleId().equals("native-library"));
    return new Score(Strategy.REHOST, 40)
        .add(
            facts.canBeContainerised() ? 0 : 15,
            "as only a server image carries what is not understood")
        .add(nativeParts ? 5 : 0, "for native libraries")
        .add(
            -15 * counted(facts.mandatoryByMachine()),
            "for mandatory findings that would stay in the code");
  }

  private static List<String> evidence(Facts facts, boolean refactor) {
    List<String> reasons = new ArrayList<>();
    if (!facts.mandatoryByMachine().isEmpty()) {
      String all = Evidence.of(facts.mandatoryByMachine(), "mandatory");
      reasons.add(
          refactor
              ? all + ": the code must change, and a machine can do it."
              : all + " stay in the code.");
    }
    if (!facts.mandatoryByPerson().isEmpty()) {
      reasons.add(
          Evidence.of(facts.mandatoryByPerson(), "mandatory") + ": a person has to repair them.");
    }
    if (!facts.redesign().isEmpty()) {
      reasons.add(
          Evidence.of(facts.redesign(), "costly")
              + ": they raise effort and risk, and limit how far it scales.");
    }
    if (facts.mandatory().isEmpty()) {
      reasons.add("No mandatory finding: the code can run on the target as it is.");
    }
    if (!facts.canBeContainerised()) {
      reasons.add(
          "Neither an entry point nor a build file of a known language was found, so that no image"
              + " can be made of it.");
    }
    return reasons;
  }

  /**
   * Between 0.3 and 0.95: a clear lead of the first over the second strategy raises it, unknown
   * parts of the profile lower it. A rule of thumb of our own.
   */
  private static double confidence(Facts facts, List<Score> scores) {
    int lead = scores.get(0).points() - scores.get(1).points();
    double confidence = 0.6 + Math.min(0.3, lead / 100.0);
    confidence -= facts.profile().entryPoint().isPresent() ? 0 : 0.2;
    confidence -= facts.profile().buildTool().isPresent() ? 0 : 0.15;
    confidence += facts.profile().port().isPresent() ? 0.05 : 0;
    return Math.round(100 * Math.max(0.3, Math.min(0.95, confidence))) / 100.0;
  }
}
