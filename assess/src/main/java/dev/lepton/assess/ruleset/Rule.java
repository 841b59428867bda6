package dev.lepton.assess.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * One rule.
 *
 * @param id unique in its file
 * @param labels its own, then those of its ruleset
 * @param effort in the unit of the rule's author; empty and 0 make insights instead of violations
 * @param category empty for rules that only tag
 * @param message a template over the variables of a hit
 * @param tags what a match says about the application
 */
public record Rule(
    String id,
    String description,
    List<String> labels,
    Optional<Integer> effort,
    Optional<Category> category,
    Optional<String> message,
    List<String> tags,
    List<Link> links,
    List<CustomVariable> variables,
    Condition when,
    Place place) {
  /** Whether a match is an effort, and not just worth knowing. */
  public boolean isViolation() {
    return effort.orElse(0) != 0;
  }

  public boolean usesHasTags() {
    return when.all().anyMatch(part -> part instanceof Condition.Ask ask && ask.isHasTags());
  }
}
