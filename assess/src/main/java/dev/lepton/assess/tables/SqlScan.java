package dev.lepton.assess.tables;

import dev.lepton.assess.tables.SqlTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds tables by the words before them, for what no parser takes: parts of queries, queries of
 * mapping frameworks, dialects. Not thread-safe.
 */
final class SqlScan {
  private static final Set<String> NO_TABLE =
      Set.of(
          "SELECT",
          "WHERE",
          "SET",
          "VALUES",
          "ON",
          "USING",
          "GROUP",
          "ORDER",
          "BY",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "UNION",
          "ALL",
          "DISTINCT",
          "AS",
          "AND",
          "OR",
          "NOT",
          "NULL",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "INNER",
          "LEFT",
          "RIGHT",
          "FULL",
          "OUTER",
          "CROSS",
          "NATURAL",
          "JOIN",
          "FETCH",
          "FOR",
          "OF",
          "WITH",
          "RETURNING",
          "ONLY",
          "LATERAL",
          "UNNEST",
          "TABLE",
          "INTO",
          "FROM",
          "UPDATE",
          "DELETE",
          "INSERT",
          "MERGE",
          "EXISTS",
          "IN");
  private static final Set<String> TAKES_FROM =
      Set.of("EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION");

  private final List<Token> tokens;
  private final boolean certain;
  private final List<TableUse> found = new ArrayList<>();
  private final Set<String> own = new HashSet<>();

  SqlScan(List<Token> tokens, boolean certain) {
    this.tokens = tokens;
    this.certain = certain;
  }

  List<TableUse> tables() {
    commonTables();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        open.add(i > 0 ? tokens.get(i - 1).upper() : "");
      } else if (token.is(")") && !open.isEmpty()) {
        open.remove(open.size() - 1);
      }
      boolean inFunction = !open.isEmpty() && TAKES_FROM.contains(open.get(open.size() - 1));
      if (!inFunction) {
        look(token, i);
      }
    }
    return found;
  }

  /** Names that the query itself gives: {@code WITH recent AS (…)}. */
  private void commonTables() {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      boolean named = tokens.get(i).name() && tokens.get(i + 1).is("AS");
      if (named && tokens.get(i + 2).is("(") && i > 0) {
        Token before = tokens.get(i - 1);
        if (before.is("WITH") || before.is("RECURSIVE") || before.is(",")) {
          own.add(tokens.get(i).upper());
        }
      }
    }
  }

  private void look(Token token, int i) {
    switch (token.upper()) {
      case "FROM" -> from(i);
      case "JOIN" -> add(i + 1, Access.READS);
      case "INTO" -> {
        boolean fetches = i > 0 && tokens.get(i - 1).is("FETCH");
        if (!fetches) {
          add(i + 1, Access.WRITES);
        }
      }
      case "UPDATE" -> update(i);
      case "TRUNCATE" -> add(is(i + 1, "TABLE") ? i + 2 : i + 1, Access.WRITES);
      default -> {
        // no word that a table follows
      }
    }
  }

  private void from(int i) {
    boolean compares = is(i - 1, "DISTINCT") && (is(i - 2, "IS") || is(i - 2, "NOT"));
    if (compares) {
      return;
    }
    boolean deletes = is(i - 1, "DELETE");
    int at = i + 1;
    add(at, deletes ? Access.WRITES : Access.READS);
    // FROM a x, b AS y
    while (isName(at)) {
      at++;
      at += is(at, "AS") ? 1 : 0;
      at += isName(at) ? 1 : 0;
      if (!is(at, ",")) {
        return;
      }
      at++;
      add(at, Access.READS);
    }
  }

  /** FOR UPDATE, ON DUPLICATE KEY UPDATE and ON UPDATE CASCADE name no table. */
  private void update(int i) {
    boolean clause = is(i - 1, "FOR") || is(i - 1, "KEY") || is(i - 1, "ON") || is(i - 1, "DO");
    int after = i + 2;
    after += is(after, "AS") ? 1 : 0;
    boolean sets = is(after, "SET") || is(after + 1, "SET") || after >= tokens.size();
    if (!clause && sets) {
      add(i + 1, Access.WRITES);
    }
  }

  private void add(int i, Access access) {
    if (isName(i) && !is(i + 1, "(") || isName(i) && access == Access.WRITES) {
      Token token = tokens.get(i);
      if (!own.contains(token.upper())) {
        found.add(new TableUse(token.text(), access, certain));
      }
    }
  }

  private boolean isName(int i) {
    return i >= 0
        && i < tokens.size()
        && tokens.get(i).name()
        && (!NO_TABLE.contains(tokens.get(i).upper()) || isEntityName(i));
  }

  /** Object queries may name an entity Order or Group. */
  private boolean isEntityName(int i) {
    return (is(i, "ORDER") || is(i, "GROUP")) && !is(i + 1, "BY");
  }

  private boolean is(int i, String keyword) {
    return i >= 0 && i < tokens.size() && tokens.get(i).is(keyword);
  }
}
