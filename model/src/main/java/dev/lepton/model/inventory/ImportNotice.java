package dev.lepton.model.inventory;

/**
 * Something about the input that a person should know.
 *
 * @param fix what to do about it
 */
public record ImportNotice(Kind kind, String what, Place where, String fix) {

  /** What became of the place. */
  public enum Kind {
    /** The whole row was left out: it could not be understood. */
    REJECTED,
    /** The row was kept without this value. */
    VALUE_REJECTED,
    /** Left out by rule, such as a template. */
    EXCLUDED,
    /** Taken together with another row. */
    DUPLICATE,
    /** Kept as it is, but worth a look. */
    WARNING
  }
}
