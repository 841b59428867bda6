package dev.lepton.model.bundle;

/**
 * The application's own tests, run on the changed source.
 *
 * @param folder of the tree; "" for its root
 * @param command empty when none was found
 * @param detail why it was not run, or the last lines that the tests printed
 */
public record TestRun(String folder, String command, Outcome outcome, String detail) {
  /** How it went. */
  public enum Outcome {
    PASSED,
    /** They passed on the user's own source. */
    FAILED,
    /** They fail on the user's own source, too. */
    FAILED_BEFORE,
    NOT_RUN
  }
}
