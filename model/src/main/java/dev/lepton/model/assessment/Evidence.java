package dev.lepton.model.assessment;

/**
 * One thing that is known of an application; conclusions name its id.
 *
 * @param id unique within the application and the same for the same input, such as {@code
 *     answer:future}
 * @param where file:line, or the place in the inventory
 */
public record Evidence(String id, Kind kind, String text, String where) {

  /** Where it was found. */
  public enum Kind {
    INVENTORY,
    USAGE,
    DEPENDENCY,
    FINDING,
    ANSWER,
    PROFILE
  }
}
