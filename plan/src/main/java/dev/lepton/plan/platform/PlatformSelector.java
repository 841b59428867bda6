package dev.lepton.plan.platform;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.PlatformDecision;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.cost.UnitPrices;
import dev.lepton.plan.demand.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares platforms and chooses one. Deterministic, immutable and thread-safe. */
public final class PlatformSelector {
  private final PriceCatalogue catalogue;
  private final PlatformSettings settings;
  private final CandidateFinder finder;

  public PlatformSelector(PriceCatalogue catalogue, PlatformSettings settings, UnitPrices prices) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.finder = new CandidateFinder(catalogue, settings, prices);
  }

  /**
   * @throws dev.lepton.model.error.LeptonException BUDGET_EXCEEDED or CONFIG_INVALID naming the
   *     smallest set of requirements that cannot be met together; NOT_SUPPORTED if no machine is
   *     large enough; CONFIG_INVALID for contradictory criteria
   */
  public PlatformChoice choose(PlatformQuestion question) {
    RequirementSpec requirements = question.requirements();
    Ahp weights = Ahp.of(Ranking.criteria(), settings.comparisons(), requirements.comparisons());
    new RequirementCheck(catalogue).check(requirements);
    List<Workload> workloads = question.sizing().apply(requirements);
    List<Candidate> candidates = finder.find(requirements, workloads, question.kubernetesOnly());
    if (candidates.stream().noneMatch(Candidate::meetsAll)) {
      throw new Conflict(finder, question).explain();
    }
    Scores scores =
        new Scores(catalogue, question.strategy(), workloads.get(0).application().networkMbps());
    List<PlatformOption> options = new Ranking(weights).rank(candidates, scores);
    PlatformOption chosen =
        options.stream().filter(option -> option.violations().isEmpty()).findFirst().orElseThrow();
    double[][] table = scores.of(candidates);
    int winner = indexOf(candidates, chosen);
    Workload workload = candidates.get(winner).workload();
    PlatformDecision decision =
        new PlatformDecision(
            weights.consistencyRatio(),
            turns(weights, candidates, table, winner),
            new Splits(finder, catalogue.services()).of(question, workload, candidates, chosen));
    return new PlatformChoice(
        options, chosen, workload, decision, assumptions(weights, requirements));
  }

  private static int indexOf(List<Candidate> candidates, PlatformOption option) {
    for (int i = 0; i < candidates.size(); i++) {
      Candidate one = candidates.get(i);
      if (one.provider().equals(option.provider())
          && one.region().equals(option.region())
          && one.serviceModel().id().equals(option.serviceModel())) {
        return i;
      }
    }
    throw new IllegalArgumentException(option.toString());
  }

  private static List<PlatformDecision.Weight> turns(
      Ahp weights, List<Candidate> candidates, double[][] table, int winner) {
    List<String> names = new ArrayList<>();
    List<Integer> rivals = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate one = candidates.get(i);
      names.add(one.provider() + " " + one.region() + " " + one.serviceModel().id());
      if (one.meetsAll()) {
        rivals.add(i);
      }
    }
    Sensitivity sensitivity = Sensitivity.of(table, weights.weights(), winner);
    List<PlatformDecision.Weight> turns = new ArrayList<>();
    for (Criterion criterion : Criterion.values()) {
      turns.add(sensitivity.turns(criterion.id(), criterion.ordinal(), rivals, names));
    }
    return turns;
  }

  private List<String> assumptions(Ahp weights, RequirementSpec requirements) {
    List<String> assumptions = new ArrayList<>();
    List<String> shares = new ArrayList<>();
    for (Criterion criterion : Criterion.values()) {
      shares.add(
          String.format(
              Locale.ROOT, "%s %.3f", criterion.id(), weights.weights()[criterion.ordinal()]));
    }
    assumptions.add(
        String.format(
            Locale.ROOT,
            "criteria weighted by pairwise comparison: %s; consistency ratio %.3f",
            String.join(", ", shares),
            weights.consistencyRatio()));
    assumptions.add(
        bought(requirements.nodes())
            + "; burstable, shared-core and previous-generation machines are left out");
    assumptions.add(
        "each node keeps "
            + settings.nodeCores()
            + " cores and "
            + settings.nodeMemoryGib()
            + " GiB for the cluster's own pods, beside what the system reserves");
    assumptions.add(
        "security is scored by service model alone: the catalogue has no certificates to compare");
    if (requirements.regions().isEmpty()) {
      assumptions.add("no region required: each provider is compared in one home region");
    }
    if (requirements.nodes().zones() > 1) {
      assumptions.add("every region is taken to have " + requirements.nodes().zones() + " zones");
    }
    requirements
        .latencyP95Millis()
        .ifPresent(
            millis ->
                assumptions.add(
                    "whether "
                        + millis
                        + " ms are met is not predicted here but measured in accept"));
    return List.copyOf(assumptions);
  }

  private static String bought(NodeSpec nodes) {
    String spot = nodes.interruptible() ? "one copy on spot where that is priced, " : "";
    return nodes.commitmentYears() == 0
        ? spot + "on demand; a commitment may be allowed by requirements.nodes.commitmentYears"
        : spot
            + "the machines that run at all times under the cheapest commitment of at most "
            + nodes.commitmentYears()
            + " years where one is priced";
  }
}
