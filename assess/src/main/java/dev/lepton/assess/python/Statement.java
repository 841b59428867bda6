package dev.lepton.assess.python;

import java.util.List;

/**
 * One logical line, or the part of it between semicolons.
 *
 * @param indent columns before its first token
 */
record Statement(int indent, List<Token> tokens) {
  Statement {
    tokens = List.copyOf(tokens);
  }

  Token first() {
    return tokens.get(0);
  }

  /** A docstring, or a text that only stands there. */
  boolean isBareText() {
    return tokens.stream().allMatch(token -> token.kind() == Token.Kind.TEXT);
  }
}
