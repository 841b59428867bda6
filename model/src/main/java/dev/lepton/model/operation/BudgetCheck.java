package dev.lepton.model.operation;

/**
 * A budget, and whether it will be kept.
 *
 * @param monthlyUsd the budget of the current month
 * @param source where the budget is written
 * @param verdict kept, doubtful (the interval reaches beyond it) or exceeded
 * @param forecastUsd what the month will cost
 * @param reason in words
 */
public record BudgetCheck(
    double monthlyUsd, String source, Verdict verdict, double forecastUsd, String reason) {
  /** Whether a budget holds. */
  public enum Verdict {
    KEPT,
    DOUBTFUL,
    EXCEEDED
  }
}
