package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.AnswerSheet.Given;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.StrategyOption;
import dev.lepton.model.assessment.StrategyOverride;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import dev.lepton.model.portfolio.Requirement;
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
    Certainty certainty = Certainty.of(subject);
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
        certainty.of(options),
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
        certainty.missing());
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
}
