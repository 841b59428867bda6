package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.AnswerSheet.Given;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import dev.lepton.model.portfolio.Requirement;
import dev.lepton.model.portfolio.StrategyOption;
import dev.lepton.model.portfolio.StrategyOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Concludes how each application should move. Stateless, thread-safe, deterministic. */
public final class PortfolioAssessor {
  private static final int USUAL_VALUE = 5;

  private PortfolioAssessor() {}

  public static Portfolio assess(PortfolioInput input) {
    Subjects subjects = new Subjects(input);
    List<String> incomplete = new ArrayList<>(input.incomplete());
    incomplete.addAll(subjects.unmatched());
    if (!input.inventory().complete()) {
      incomplete.add("the inventory itself is incomplete; see its notices");
    }
    List<ApplicationVerdict> verdicts =
        subjects.all().stream().map(subject -> verdict(subject, input)).toList();
    return new Portfolio(
        verdicts, subjects.dependencies(), subjects.standalone(), List.copyOf(incomplete));
  }

  private static ApplicationVerdict verdict(Subject subject, PortfolioInput input) {
    EvidenceBook book = new EvidenceBook();
    List<StrategyOption> options = new StrategyVote(subject, book).vote().options();
    Optional<StrategyOverride> override = override(subject, input, options.get(0).strategy());
    Strategy strategy =
        override
            .flatMap(o -> entry(subject, input))
            .map(OverrideEntry::strategy)
            .orElse(options.get(0).strategy());
    int value = value(subject);
    List<Requirement> requirements =
        input
            .industry()
            .flatMap(IndustryProfile::of)
            .map(profile -> profile.requirements(subject))
            .orElse(List.of());
    EffortEstimate effort = EffortEstimate.of(subject, strategy);
    List<Finding> findings = subject.assessment().map(Assessment::findings).orElse(List.of());
    return new ApplicationVerdict(
        subject.name(),
        strategy,
        confidence(subject, options),
        value,
        effort.low(),
        effort.high(),
        effort.reasons(),
        subject.servers().stream().map(Server::id).toList(),
        options,
        requirements,
        RiskList.of(subject, book, value, requirements),
        book.all(),
        findings,
        override,
        notKnown(subject));
  }

  private static Optional<OverrideEntry> entry(Subject subject, PortfolioInput input) {
    // The last word counts: an override is not deleted, it is followed by another one.
    return input.overrides().stream()
        .filter(entry -> entry.application().equalsIgnoreCase(subject.name()))
        .reduce((earlier, later) -> later);
  }

  private static Optional<StrategyOverride> override(
      Subject subject, PortfolioInput input, Strategy proposed) {
    return entry(subject, input)
        .map(
            entry ->
                new StrategyOverride(
                    proposed, entry.author(), entry.date(), entry.reason(), entry.where()));
  }

  private static int value(Subject subject) {
    return subject.answers().values().stream()
        .map(Given::answer)
        .flatMap(answer -> answer.value().stream())
        .max(Integer::compare)
        .orElse(USUAL_VALUE);
  }

  /**
   * Between 0.2 and 0.95: the lead of the first over the second option, and the share of the three
   * kinds of knowledge (answers, analysed code, measured servers) that was there. A rule of thumb
   * of our own.
   */
  private static double confidence(Subject subject, List<StrategyOption> options) {
    double lead = options.get(0).points() - options.get(1).points();
    double share = (3 - notKnown(subject).size()) / 3.0;
    double confidence = 0.3 + Math.min(0.3, lead / 100) + 0.35 * share;
    return Math.round(100 * Math.max(0.2, Math.min(0.95, confidence))) / 100.0;
  }

  private static List<String> notKnown(Subject subject) {
    List<String> missing = new ArrayList<>();
    if (subject.answers().size() < subject.questionnaire().questions().count() / 2) {
      missing.add("most questions are not answered");
    }
    if (subject.assessment().isEmpty()) {
      missing.add("no source code was analysed");
    }
    if (subject.servers().isEmpty()
        || subject.servers().stream().anyMatch(server -> server.usage().isEmpty())) {
      missing.add("not all servers were measured");
    }
    return missing;
  }
}
