package dev.lepton.assess.ruleset;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rulesets that were read, and what was wrong with them.
 *
 * @param rulesets those parts that could be read
 * @param problems with file and line, in the order of the files
 * @param remarks what harms nothing, such as unknown keys
 */
public record Rulebooks(List<Ruleset> rulesets, List<Problem> problems, List<Problem> remarks) {
  /** These, then the others. */
  public Rulebooks and(Rulebooks others) {
    return new Rulebooks(
        joined(rulesets, others.rulesets),
        joined(problems, others.problems),
        joined(remarks, others.remarks));
  }

  private static <T> List<T> joined(List<T> left, List<T> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }

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
