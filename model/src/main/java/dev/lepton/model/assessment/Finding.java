package dev.lepton.model.assessment;

/**
 * Something in the application that matters for the move.
 *
 * @param ruleId stable
 * @param file relative to the application's root, with forward slashes
 * @param line 1-based
 * @param snippet the line itself, secrets masked
 * @param effort story points: 0 trivial, 1 easy, 3 moderate, 5 hard, 7 redesign
 * @param machineFixable whether transform can make the change by itself
 */
public record Finding(
    String ruleId,
    Category category,
    Severity severity,
    String title,
    String file,
    int line,
    String snippet,
    String reason,
    String fix,
    int effort,
    boolean machineFixable) {

  /** What the finding is about. */
  public enum Category {
    CONFIGURATION,
    STATE,
    LOGGING,
    HEALTH,
    SCHEDULING,
    SECRET,
    NETWORK,
    RUNTIME
  }

  /** Whether the application can run on the platform without the change. */
  public enum Severity {
    MANDATORY,
    OPTIONAL,
    POTENTIAL
  }

  public String where() {
    return file + ":" + line;
  }

  /** The same, for somebody who knows more of it. */
  public Finding with(Severity other, boolean repairable) {
    return new Finding(
        ruleId, category, other, title, file, line, snippet, reason, fix, effort, repairable);
  }

  /** The same thing in a file by another name. */
  public Finding in(String otherFile) {
    return new Finding(
        ruleId,
        category,
        severity,
        title,
        otherFile,
        line,
        snippet,
        reason,
        fix,
        effort,
        machineFixable);
  }
}
