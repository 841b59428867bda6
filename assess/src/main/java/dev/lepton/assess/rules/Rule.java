package dev.lepton.assess.rules;

import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;

/**
 * One thing that is looked for. An immutable value; its matchers are pure functions.
 *
 * @param id stable, in kebab case
 * @param matchers one for each language or kind of file in which it can be found
 */
public record Rule(
    String id,
    Category category,
    Severity severity,
    Advice advice,
    Repair repair,
    List<Matcher> matchers) {

  public Rule {
    matchers = List.copyOf(matchers);
  }
}
