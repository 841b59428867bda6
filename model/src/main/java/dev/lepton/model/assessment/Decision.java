package dev.lepton.model.assessment;

import java.util.List;

/**
 * Refactor or not, and why.
 *
 * @param refactor whether the source code is changed on the way
 * @param reasons each names its evidence
 * @param effortDaysLow lower end of the range
 */
public record Decision(
    Strategy strategy,
    boolean refactor,
    List<String> reasons,
    double effortDaysLow,
    double effortDaysHigh,
    double confidence) {
  /** The seven strategies of migration. */
  public enum Strategy {
    REHOST,
    REPLATFORM,
    REFACTOR,
    REPURCHASE,
    RELOCATE,
    RETAIN,
    RETIRE
  }
}
