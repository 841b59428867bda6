package dev.lepton.assess.ruleset;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.List;

/**
 * All rulesets that were read, and what was wrong with them.
 *
 * @param rulesets those parts that could be read
 * @param problems with file and line, in the order of the files
 * @param remarks what harms nothing, such as unknown keys
 */
public record Rulebooks(List<Ruleset> rulesets, List<Problem> problems, List<Problem> remarks) {
  /**
   * Insists on flawless files.
   *
   * @throws LeptonException CONFIG_INVALID with all problems
   */
  public List<Ruleset> require() {
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return rulesets;
  }
}
