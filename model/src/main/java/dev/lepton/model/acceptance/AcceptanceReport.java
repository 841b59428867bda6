package dev.lepton.model.acceptance;

import java.util.List;

/**
 * The document of the accept phase.
 *
 * @param loads one per release and kind of request
 * @param verdicts one per threshold
 */
public record AcceptanceReport(
    List<LoadResult> loads,
    List<Verdict> verdicts,
    List<SecurityCheck> security,
    List<String> notTested) {

  public boolean passed() {
    return verdicts.stream().allMatch(Verdict::passed)
        && security.stream().noneMatch(SecurityCheck::blocks);
  }

  /** One threshold and whether it held. */
  public record Verdict(
      String name, double measured, double bound, boolean passed, String explanation) {}

  /**
   * @param severity info, low, medium, high
   * @param where file, endpoint or header
   */
  public record SecurityCheck(
      String id, String title, String severity, boolean passed, String where, String fix) {
    public boolean blocks() {
      return !passed && severity.equals("high");
    }
  }
}
