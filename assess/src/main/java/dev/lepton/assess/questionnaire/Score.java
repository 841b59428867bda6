package dev.lepton.assess.questionnaire;

import java.util.List;
import java.util.Map;

/**
 * What the answers come to.
 *
 * @param confidence 0 to 100: the mean of 100 for each green answer, 70 for a yellow one, 40 for
 *     one that is unknown or missing, and 0 for a red one; our own rule
 * @param counts questions by risk; what is not answered counts as unknown
 */
public record Score(
    String application, Risk risk, int confidence, Map<Risk, Integer> counts, List<Line> lines) {

  /**
   * @param answer empty when there is none
   * @param automatic whether it follows from the tags
   * @param where the answer stands, or the question where there is none
   */
  public record Line(
      String question,
      String text,
      String answer,
      Risk risk,
      boolean automatic,
      String rationale,
      String mitigation,
      String where) {}
}
