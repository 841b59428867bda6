package dev.lepton.model.plan;

/**
 * Something that a plan was made from; the plan is stale when it has changed.
 *
 * @param what a file's path, or a part's name
 * @param sha256 of its content, in hex
 */
public record PlanInput(Kind kind, String what, String sha256) {

  /** How it can be looked at again. */
  public enum Kind {
    /** A file, by its content. */
    FILE,
    /** What of a migration.yaml a plan is made from. */
    MIGRATION,
    /** A part of a migration, or of a plan's settings. */
    PART,
    /** All price lists. */
    CATALOGUE,
    /** An address that was asked; what it would answer now is not known. */
    ADDRESS
  }
}
