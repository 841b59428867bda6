package dev.lepton.assess.python;

/**
 * @param text the source text; for a text literal its content, without prefix and quotes
 * @param line 1-based
 * @param formatted whether it is a text literal with placeholders
 */
record Token(Kind kind, String text, int line, boolean formatted) {
  /** The kinds of token that matter here; comments never become tokens. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    OPERATOR
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }
}
