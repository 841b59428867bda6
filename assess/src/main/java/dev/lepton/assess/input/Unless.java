package dev.lepton.assess.input;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A regular expression that begins with what a text must not begin with, {@code ^(?!A)B}. RE2 knows
 * no looking ahead; two expressions say the same, and take linear time as all of RE2's do.
 * Immutable, thread-safe.
 */
record Unless(Pattern not, Pattern rest, boolean whole) implements Predicate<String> {
  private static final String OPEN = "^(?!";
  private static final Pattern FLAGS = Pattern.compile("(?:\\(\\?[is]+\\))?");

  /**
   * @param whole whether it must be all of a text
   * @return empty for any other expression
   */
  static Optional<Predicate<String>> of(String written, boolean whole) {
    int open = written.indexOf(OPEN);
    String flags = written.substring(0, Math.max(0, open));
    if (open < 0 || !FLAGS.matches(flags)) {
      return Optional.empty();
    }
    int begin = open + OPEN.length();
    int end = next(written, begin, ')');
    // An alternative to all of it would not begin with it.
    if (end < 0 || next(written, end + 1, '|') >= 0) {
      return Optional.empty();
    }
    try {
      Pattern not = Pattern.compile(flags + "(?:" + written.substring(begin, end) + ")");
      Pattern rest = Pattern.compile(flags + "^" + written.substring(end + 1));
      return Optional.of(new Unless(not, rest, whole));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Where a character stands that is neither quoted, nor in a class, nor in a group; or -1. */
  private static int next(String written, int begin, char wanted) {
    int depth = 0;
    int classes = 0;
    for (int i = begin; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\') {
        i++;
      } else if (classes > 0) {
        classes += c == '[' ? 1 : c == ']' ? -1 : 0;
      } else if (depth == 0 && c == wanted) {
        return i;
      } else {
        classes += c == '[' ? 1 : 0;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return -1;
  }

  @Override
  public boolean test(String text) {
    return !not.matcher(text).lookingAt()
        && (whole ? rest.matches(text) : rest.matcher(text).find());
  }
}
