package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.AnswerSheet.Given;
import dev.lepton.assess.questionnaire.Risk;
import dev.lepton.model.assessment.Evidence.Kind;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.portfolio.PortfolioRisk;
import dev.lepton.model.portfolio.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What can go wrong with one application. Stateless. */
final class RiskList {
  private static final int MANY = 5;
  private static final Comparator<PortfolioRisk> WORST_FIRST =
      Comparator.comparingInt((PortfolioRisk risk) -> -risk.likelihood() * risk.impact())
          .thenComparing(PortfolioRisk::title);

  private RiskList() {}

  static List<PortfolioRisk> of(
      Subject subject, EvidenceBook book, int value, List<Requirement> requirements) {
    int impact = value >= 8 ? 5 : value >= 5 ? 4 : 2;
    List<PortfolioRisk> risks = new ArrayList<>();
    subject.answers().forEach((id, given) -> answer(id, given, impact, risks));
    subject
        .assessment()
        .ifPresent(
            assessment ->
                assessment
                    .risks()
                    .forEach(
                        risk ->
                            risks.add(
                                new PortfolioRisk(
                                    risk.title(),
                                    risk.likelihood(),
                                    risk.impact(),
                                    risk.mitigation(),
                                    List.of(
                                        book.note(
                                            Kind.PROFILE,
                                            "analysis:" + risk.source(),
                                            risk.title(),
                                            risk.source()))))));
    requirements.stream()
        .filter(requirement -> requirement.state() == Requirement.State.NOT_MET)
        .forEach(
            requirement ->
                risks.add(
                    new PortfolioRisk(
                        "The industry asks for it: " + requirement.title().toLowerCase(Locale.ROOT),
                        4,
                        impact,
                        requirement.action(),
                        requirement.evidence())));
    servers(subject, book, impact, risks);
    if (subject.neededBy().size() >= MANY) {
      risks.add(
          new PortfolioRisk(
              subject.neededBy().size() + " applications stand still with it",
              3,
              5,
              "Move it after a trial run, in one wave with those that cannot do without.",
              subject.neededBy().stream().map(d -> "needed-by:" + d.from()).distinct().toList()));
    }
    risks.sort(WORST_FIRST);
    return risks;
  }

  private static void answer(String id, Given given, int impact, List<PortfolioRisk> risks) {
    Risk risk = given.answer().risk();
    if ((risk == Risk.RED || risk == Risk.YELLOW) && !given.answer().rationale().isEmpty()) {
      risks.add(
          new PortfolioRisk(
              given.answer().rationale(),
              risk == Risk.RED ? 4 : 3,
              impact,
              given.answer().mitigation(),
              List.of("answer:" + id)));
    }
  }

  private static void servers(
      Subject subject, EvidenceBook book, int impact, List<PortfolioRisk> risks) {
    List<String> unmeasured =
        subject.servers().stream()
            .filter(server -> server.usage().isEmpty())
            .map(
                server ->
                    book.note(
                        Kind.INVENTORY,
                        "unmeasured@" + server.id(),
                        server.name() + " has no usage data",
                        server.id()))
            .toList();
    if (!unmeasured.isEmpty()) {
      risks.add(
          new PortfolioRisk(
              unmeasured.size() + " server(s) were never measured; the target may be too small",
              3,
              3,
              "Import a usage series, or ask Prometheus.",
              unmeasured));
    }
    List<Server> ended =
        subject.servers().stream()
            .filter(server -> OperatingSystems.isOutOfSupport(StrategyVote.system(server)))
            .toList();
    if (!ended.isEmpty()) {
      risks.add(
          new PortfolioRisk(
              "Known holes in systems without support come along",
              4,
              impact,
              "Move to a supported system, or put it behind a firewall of its own.",
              ended.stream().map(server -> "support@" + server.id()).toList()));
    }
  }
}
