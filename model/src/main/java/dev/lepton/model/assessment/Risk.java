package dev.lepton.model.assessment;

/**
 * @param likelihood 1 (rare) to 5 (almost certain)
 * @param impact 1 (negligible) to 5 (severe)
 * @param source the finding or fact it comes from
 */
public record Risk(String title, int likelihood, int impact, String source, String mitigation) {
  public int score() {
    return likelihood * impact;
  }
}
