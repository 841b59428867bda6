package dev.lepton.assess.python;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits Python source into statements of tokens, by the lexical rules of the language reference:
 * comments vanish, brackets and backslashes join lines, prefixed and triple-quoted texts are one
 * token. Broken source never fails; an unclosed text ends with its line, or with the file when it
 * is triple-quoted. Not thread-safe.
 */
final class Tokenizer {
  private static final int TAB = 8;

  private final String source;
  private final List<Statement> statements = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int depth;
  private int indent;
  private boolean lineStart = true;

  Tokenizer(String source) {
    this.source = source;
  }

  List<Statement> statements() {
    while (at < source.length()) {
      step();
    }
    endStatement();
    if (depth > 0) {
      problems.add(line + ": a bracket is not closed");
    }
    return statements;
  }

  /** What is wrong with the source, as {@code line: message}. */
  List<String> problems() {
    return problems;
  }

  private void step() {
    char c = source.charAt(at);
    if (c == '\n') {
      newline();
    } else if (lineStart && depth == 0 && (c == ' ' || c == '\t' || c == '\f')) {
      indent = c == '\t' ? (indent / TAB + 1) * TAB : c == '\f' ? 0 : indent + 1;
      at++;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '#') {
      skipComment();
    } else if (c == '\\' && at + 1 < source.length() && source.charAt(at + 1) == '\n') {
      at += 2;
      line++;
    } else {
      lineStart = false;
      token(c);
    }
  }

  private void newline() {
    at++;
    line++;
    if (depth == 0) {
      endStatement();
      indent = 0;
      lineStart = true;
    }
  }

  private void skipComment() {
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end;
  }

  private void token(char c) {
    int quote = TextLiteral.quoteAfterPrefix(source, at);
    if (quote >= 0) {
      text(quote);
    } else if (Character.isJavaIdentifierStart(c) && c != '$') {
      run(Token.Kind.NAME);
    } else if (Character.isDigit(c)) {
      run(Token.Kind.NUMBER);
    } else if (c == ';' && depth == 0) {
      at++;
      endStatement();
    } else {
      operator(c);
    }
  }

  private void text(int quote) {
    TextLiteral literal = TextLiteral.read(source, at, quote);
    tokens.add(new Token(Token.Kind.TEXT, literal.content(), line, literal.formatted()));
    if (!literal.closed()) {
      problems.add(line + ": a text is not closed");
    }
    line += (int) source.substring(at, literal.end()).chars().filter(c -> c == '\n').count();
    at = literal.end();
  }

  private void run(Token.Kind kind) {
    int start = at;
    while (at < source.length() && continues(source.charAt(at), kind)) {
      at++;
    }
    tokens.add(new Token(kind, source.substring(start, at), line, false));
  }

  private static boolean continues(char c, Token.Kind kind) {
    return Character.isJavaIdentifierPart(c) && c != '$' || kind == Token.Kind.NUMBER && c == '.';
  }

  private void operator(char c) {
    String two = source.substring(at, Math.min(source.length(), at + 2));
    boolean pair =
        List.of("==", "!=", "<=", ">=", ":=", "->", "+=", "-=", "*=", "/=", "|=", "&=", "**")
            .contains(two);
    if (c == '(' || c == '[' || c == '{') {
      depth++;
    } else if (c == ')' || c == ']' || c == '}') {
      depth = Math.max(0, depth - 1);
    }
    String text = pair ? two : String.valueOf(c);
    tokens.add(new Token(Token.Kind.OPERATOR, text, line, false));
    at += text.length();
  }

  private void endStatement() {
    if (!tokens.isEmpty()) {
      statements.add(new Statement(indent, tokens));
      tokens = new ArrayList<>();
    }
  }
}
