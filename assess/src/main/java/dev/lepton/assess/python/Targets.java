package dev.lepton.assess.python;

import java.util.List;

/** Names what an assignment writes to. */
final class Targets {
  private Targets() {}

  /**
   * {@code a}, {@code a.b} and {@code a["b"]} are {@code a}, {@code a.b} and {@code a.b}; a type
   * annotation does not count; anything else has no name.
   */
  static String name(List<Token> target) {
    StringBuilder name = new StringBuilder();
    for (Token token : target) {
      if (token.is(":")) {
        break;
      }
      switch (token.kind()) {
        case NAME -> name.append(token.text());
        case TEXT -> name.append(token.text());
        case OPERATOR -> {
          if (token.is(".") || token.is("[")) {
            name.append('.');
          } else if (!token.is("]")) {
            return "";
          }
        }
        case NUMBER -> {
          return "";
        }
      }
    }
    return name.toString();
  }
}
