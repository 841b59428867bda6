package dev.lepton.assess.ruleset;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * A value that messages may name, cut out of the line that matched.
 *
 * @param group the capture group that holds it; empty for the first one, or the whole match
 * @param otherwise the value where the pattern does not match
 */
public record CustomVariable(String name, Pattern pattern, String group, String otherwise) {
  /** The value for a line. */
  public String in(String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.find()) {
      return otherwise;
    }
    if (pattern.namedGroups().containsKey(group)) {
      return text(matcher.group(group));
    }
    return text(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
  }

  private static String text(@org.jspecify.annotations.Nullable String matched) {
    return matched == null ? "" : matched.strip();
  }
}
