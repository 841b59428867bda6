package dev.lepton.model.plan;

import java.util.List;

/**
 * What may go wrong with a plan, and what that may cost in days and money. Equal input gives an
 * equal register.
 *
 * @param risks the worst first
 * @param days of work, as a simulation spreads them
 * @param monthlyUsd of the chosen platform, as a simulation spreads it; what is not priced is not
 *     in it
 * @param method how the simulation works, in words
 */
public record RiskRegister(
    List<PlanRisk> risks, Spread days, Spread monthlyUsd, List<String> method) {

  public RiskRegister {
    risks = List.copyOf(risks);
    method = List.copyOf(method);
  }

  /**
   * @param id stable for the same source
   * @param source the finding, requirement or figure that it comes from
   * @param likelihood 1 (rare) to 5 (almost certain)
   * @param impact 1 (negligible) to 5 (severe)
   * @param mitigation what to do about it
   * @param owner who should
   * @param residualLikelihood 1 to 5, once that is done
   * @param residualImpact 1 to 5, once that is done
   */
  public record PlanRisk(
      String id,
      String title,
      String source,
      int likelihood,
      int impact,
      String mitigation,
      String owner,
      int residualLikelihood,
      int residualImpact) {
    /** 1 to 25. */
    public int score() {
      return likelihood * impact;
    }

    /** 1 to 25. */
    public int residualScore() {
      return residualLikelihood * residualImpact;
    }
  }

  /**
   * @param planned what the plan says
   * @param p50 as likely to be exceeded as not
   * @param p90 exceeded in one of ten cases
   * @param p90Mitigated the same once every risk is mitigated
   */
  public record Spread(double planned, double p50, double p90, double p90Mitigated) {}
}
