package dev.lepton.assess.ruleset;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A value that messages may name, cut out of the line that matched. Thread-safe. */
public final class CustomVariable {
  private final String name;
  private final String pattern;
  private final String group;
  private final String otherwise;

  /** Made when it is first needed: of thousands of rules few find anything. */
  private volatile @Nullable Pattern compiled;

  /**
   * @param pattern a regular expression, which {@link #check} has seen
   * @param group the capture group that holds it; empty for the first one, or the whole match
   * @param otherwise the value where the pattern does not match
   */
  public CustomVariable(String name, String pattern, String group, String otherwise) {
    this.name = name;
    this.pattern = pattern;
    this.group = group;
    this.otherwise = otherwise;
  }

  /**
   * @throws PatternSyntaxException when it is no regular expression
   */
  static void check(String pattern) {
    Pattern.compile(pattern);
  }

  public String name() {
    return name;
  }

  public String pattern() {
    return pattern;
  }

  public String group() {
    return group;
  }

  public String otherwise() {
    return otherwise;
  }

  /** The value for a line. */
  public String in(String line) {
    Matcher matcher = compiled().matcher(line);
    if (!matcher.find()) {
      return otherwise;
    }
    if (compiled().namedGroups().containsKey(group)) {
      return text(matcher.group(group));
    }
    return text(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
  }

  private Pattern compiled() {
    Pattern known = compiled;
    if (known == null) {
      known = Pattern.compile(pattern);
      compiled = known;
    }
    return known;
  }

  private static String text(@Nullable String matched) {
    return matched == null ? "" : matched.strip();
  }
}
