package dev.lepton.assess.tables;

import dev.lepton.assess.tables.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Tables and foreign keys that scripts define. Stateless. */
final class Definitions {
  private Definitions() {}

  /** A table, as it is written. */
  record Table(String name, Evidence evidence) {}

  /** What a script defines; names as they are written. */
  record Script(List<Table> tables, List<ForeignKey> keys) {}

  static Script read(String path, String text) {
    List<Token> tokens = SqlTokens.of(text);
    List<Table> tables = new ArrayList<>();
    List<ForeignKey> keys = new ArrayList<>();
    String current = "";
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean heads =
          token.is("TABLE") && i > 0 && (creates(tokens, i) || tokens.get(i - 1).is("ALTER"));
      if (heads) {
        int at = afterOptions(tokens, i + 1);
        if (at < tokens.size() && tokens.get(at).name()) {
          current = tokens.get(at).text();
          if (creates(tokens, i)) {
            tables.add(new Table(current, new Evidence(path, token.line())));
          }
        }
      } else if (token.is(";")) {
        current = "";
      } else if (token.is("REFERENCES") && !current.isEmpty() && i + 1 < tokens.size()) {
        Token other = tokens.get(i + 1);
        if (other.name()) {
          keys.add(new ForeignKey(current, other.text(), new Evidence(path, token.line())));
        }
      }
    }
    return new Script(tables, keys);
  }

  private static boolean creates(List<Token> tokens, int i) {
    for (int back = i - 1; back >= Math.max(0, i - 3); back--) {
      if (tokens.get(back).is("CREATE")) {
        return true;
      }
      if (!tokens.get(back).name()) {
        return false;
      }
    }
    return false;
  }

  private static int afterOptions(List<Token> tokens, int from) {
    int at = from;
    while (at < tokens.size()
        && (tokens.get(at).is("IF")
            || tokens.get(at).is("NOT")
            || tokens.get(at).is("EXISTS")
            || tokens.get(at).is("ONLY"))) {
      at++;
    }
    return at;
  }
}
