package dev.lepton.model.portfolio;

import java.util.List;

/**
 * What can go wrong, and what to do about it.
 *
 * @param likelihood 1 (rare) to 5 (almost certain)
 * @param impact 1 (negligible) to 5 (severe)
 * @param evidence ids
 */
public record PortfolioRisk(
    String title, int likelihood, int impact, String mitigation, List<String> evidence) {
  public PortfolioRisk {
    evidence = List.copyOf(evidence);
  }
}
