package dev.lepton.model.assessment;

import java.util.List;

/**
 * The document of the assess phase.
 *
 * @param findings ordered by file, line and rule, so that equal input gives equal output
 */
public record Assessment(
    String application,
    Profile profile,
    List<Finding> findings,
    Decision decision,
    List<Risk> risks,
    List<String> notAnalysed) {

  /** What was found, before anybody concluded anything from it. */
  public static Assessment undecided(
      String application, Profile profile, List<Finding> findings, List<String> notAnalysed) {
    Decision none = new Decision(Decision.Strategy.RETAIN, false, List.of(), 0, 0, 0);
    return new Assessment(application, profile, findings, none, List.of(), notAnalysed);
  }

  /** The same application with other findings. */
  public Assessment with(List<Finding> other) {
    return new Assessment(application, profile, other, decision, risks, notAnalysed);
  }

  /** The same with what is concluded from it. */
  public Assessment with(Decision concluded, List<Risk> seen) {
    return new Assessment(application, profile, findings, concluded, seen, notAnalysed);
  }
}
