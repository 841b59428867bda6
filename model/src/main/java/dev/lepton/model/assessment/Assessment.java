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

  /** The same application with other findings. */
  public Assessment with(List<Finding> other) {
    return new Assessment(application, profile, other, decision, risks, notAnalysed);
  }
}
