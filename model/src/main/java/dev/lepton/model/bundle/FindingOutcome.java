package dev.lepton.model.bundle;

import java.util.Optional;

/**
 * What became of a finding: the assessment was made again on the changed source.
 *
 * @param rule id
 * @param where file:line, in the changed source for a new one, else in the user's own
 * @param recipe that changed it; empty when none did
 */
public record FindingOutcome(
    String rule, String title, String where, Status status, Optional<String> recipe) {

  /** The same at another place. */
  public FindingOutcome at(String place) {
    return new FindingOutcome(rule, title, place, status, recipe);
  }

  /** Told by the assessment of the changed source, not by the recipe. */
  public enum Status {
    GONE,
    REMAINED,
    /** Was not there before: a recipe has made it, or moved it too far to be known again. */
    NEW
  }
}
