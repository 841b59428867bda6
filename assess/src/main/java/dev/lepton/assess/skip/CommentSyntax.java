package dev.lepton.assess.skip;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How a kind of file marks its comments: an expression that steps over texts, in which a comment's
 * sign means nothing, and captures comments. It need not understand the language: a text that does
 * not end ends with its line.
 */
enum CommentSyntax {
  SLASHES(Text.VERBATIM + Text.LITERALS + "|`[^`]*`|" + Text.SLASHED),
  PHP(Text.LITERALS + "|(#(?:[^\\[\\n][^\\n]*)?(?m:$))|" + Text.SLASHED),
  PYTHON(
      "((?m:^)[ \\t]*[rRuU]?(?:\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''))"
          + "|'''(?s:.*?)'''|"
          + Text.LITERALS
          + "|(#[^\\n]*)"),
  RUBY("((?m:^)=begin(?s:.*?)(?:\\n=end|\\z))|" + Text.LITERALS + "|(#[^\\n]*)"),
  HASH("\"(?:\\\\.|[^\"\\\\\\n])*\"|'[^'\\n]*'|(?:(?m:^)|[ \\t])(#[^\\n]*)"),
  LINES("(?m:^)[ \\t]*([#;!][^\\n]*)"),
  MARKUP("(<!--(?s:.*?)(?:-->|\\z)|<%--(?s:.*?)(?:--%>|\\z))"),
  SQL("'[^'\\n]*'|(--[^\\n]*)|(/\\*(?s:.*?)(?:\\*/|\\z))"),
  BATCH("(?mi:^)[ \\t]*((?i:@?rem[ \\t]|::)[^\\n]*)"),
  NONE("\\z");

  /** What several of them share. */
  private static final class Text {
    private static final String VERBATIM = "@\"(?:[^\"]|\"\")*\"|";
    private static final String LITERALS =
        "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?";
    private static final String SLASHED = "(//[^\\n]*)|(/\\*(?s:.*?)(?:\\*/|\\z))";
  }

  private static final Map<String, CommentSyntax> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("java|kt|kts|groovy|gradle|scala|js|jsx|mjs|cjs|ts|tsx|mts|go|cs", SLASHES),
          Map.entry("php|phtml|inc", PHP),
          Map.entry("py|pyw", PYTHON),
          Map.entry("rb|ru|rake|gemspec", RUBY),
          Map.entry("sh|bash|ksh|yaml|yml|conf|toml|env|pl|tf|ps1|cron|txt", HASH),
          Map.entry("properties|ini|cfg|service|socket|timer|dockerfile|lic", LINES),
          Map.entry("xml|xhtml|html|config|csproj|vbproj|props|targets|jsp|aspx|cshtml", MARKUP),
          Map.entry("sql", SQL),
          Map.entry("bat|cmd", BATCH));

  private final Pattern pattern;

  CommentSyntax(String expression) {
    this.pattern = Pattern.compile(expression);
  }

  /**
   * Finds it by a file's name.
   *
   * @return NONE for kinds of files that are not known, or know no comments
   */
  static CommentSyntax of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.matches("(docker|container)file.*")) {
      return LINES;
    }
    if (lower.matches("gemfile|rakefile|vagrantfile|guardfile|capfile")) {
      return RUBY;
    }
    if (lower.startsWith(".") || lower.indexOf('.') < 0) {
      return HASH;
    }
    String extension = lower.substring(lower.lastIndexOf('.') + 1);
    return BY_EXTENSION.entrySet().stream()
        .filter(entry -> ("|" + entry.getKey() + "|").contains("|" + extension + "|"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(NONE);
  }

  /** Tells every comment's range in a text, the end excluded, in order. Linear in the text. */
  void find(String text, BiConsumer<Integer, Integer> range) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.start(group) >= 0) {
          range.accept(matcher.start(group), matcher.end(group));
        }
      }
    }
  }
}
