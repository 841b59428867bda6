package dev.lepton.assess.reference.pattern;

/** What a mention of a name does at its place in the code. */
public enum Site {
  IMPORT,
  /** An import's package, or that of a name written in full; not a file's own. */
  PACKAGE,
  /**
   * A type in any other place: a cast, a parameter, a type argument, the owner of a static call.
   */
  TYPE,
  DECLARATION,
  ANNOTATION,
  /** In the extends clause of a class or an interface. */
  SUPERTYPE,
  IMPLEMENTED,
  FIELD,
  VARIABLE,
  RETURN_TYPE,
  METHOD_CALL,
  CONSTRUCTOR_CALL,
  METHOD,
  ENUM_CONSTANT
}
