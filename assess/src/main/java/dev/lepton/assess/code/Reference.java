package dev.lepton.assess.code;

/**
 * A name is used.
 *
 * @param name what it stands for
 */
public record Reference(Kind kind, TypeName name, Place place) {
  /** How a name is used. */
  public enum Kind {
    IMPORT,
    ANNOTATION,
    SUPERTYPE,
    ATTRIBUTE,
    NATIVE_METHOD
  }
}
