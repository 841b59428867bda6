package dev.lepton.model.assessment;

import java.util.List;
import java.util.Optional;

/**
 * Refactor or not, and why.
 *
 * @param refactor whether the source code is changed on the way
 * @param reasons each names its evidence
 * @param effortDaysLow lower end of the range
 * @param trace what it was concluded from; empty in documents of before it was kept
 */
public record Decision(
    Strategy strategy,
    boolean refactor,
    List<String> reasons,
    double effortDaysLow,
    double effortDaysHigh,
    double confidence,
    Optional<Trace> trace) {
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

  /**
   * The points of all seven ways, and what they are given for.
   *
   * @param options from most points to least
   * @param evidence what the options' reasons name by its id
   * @param override who decided otherwise
   */
  public record Trace(
      List<StrategyOption> options, List<Evidence> evidence, Optional<StrategyOverride> override) {
    public Trace {
      options = List.copyOf(options);
      evidence = List.copyOf(evidence);
    }
  }

  /** One that cannot be traced. */
  public Decision(
      Strategy strategy,
      boolean refactor,
      List<String> reasons,
      double effortDaysLow,
      double effortDaysHigh,
      double confidence) {
    this(strategy, refactor, reasons, effortDaysLow, effortDaysHigh, confidence, Optional.empty());
  }
}
