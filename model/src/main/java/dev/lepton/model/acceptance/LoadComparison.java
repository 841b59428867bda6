package dev.lepton.model.acceptance;

import java.util.List;
import java.util.Optional;

/**
 * A release under load, compared with another one or an earlier time.
 *
 * @param before what it is compared with
 * @param measures one for each thing compared
 * @param outcome of all of them: worse if any is, undecided if any is, else no worse
 * @param allowedPercent by how much it may be slower
 * @param notes what makes the two hard to compare
 */
public record LoadComparison(
    LoadReport before,
    List<Measure> measures,
    Outcome outcome,
    double allowedPercent,
    List<String> notes) {

  /** What a comparison may say. */
  public enum Outcome {
    /** Shown to be worse than is allowed. */
    WORSE,
    /** Shown not to be: the whole interval is within what is allowed. */
    NO_WORSE,
    /** Too little was measured to show either. */
    UNDECIDED
  }

  /**
   * @param name p50, p95, errors or throughput
   * @param before its value then
   * @param now its value now
   * @param ratio of now to before, estimated; for errors the difference in percentage points
   * @param low lower end of the 95 % interval of that
   * @param high upper end
   * @param significance two-sided p of the Mann-Whitney test, where it is one
   */
  public record Measure(
      String name,
      double before,
      double now,
      double ratio,
      double low,
      double high,
      Optional<Double> significance,
      Outcome outcome,
      String explanation) {}
}
