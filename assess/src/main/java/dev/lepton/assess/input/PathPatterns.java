package dev.lepton.assess.input;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;

/**
 * How rules name files: a regular expression that occurs in the relative path or the file's name,
 * or a glob over either, or a path or its end. Immutable, thread-safe.
 */
public final class PathPatterns {
  private final List<One> patterns;

  private PathPatterns(List<One> patterns) {
    this.patterns = patterns;
  }

  /** Patterns of which one must match; none match everything. */
  public static PathPatterns of(List<String> patterns) {
    return new PathPatterns(patterns.stream().map(text -> One.of(text, false)).toList());
  }

  /** The same, but a regular expression must be the whole path or the whole name. */
  public static PathPatterns whole(List<String> patterns) {
    return new PathPatterns(patterns.stream().map(text -> One.of(text, true)).toList());
  }

  /** Whether a file is meant. */
  public boolean match(String path) {
    if (patterns.isEmpty()) {
      return true;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return patterns.stream().anyMatch(pattern -> pattern.matches(path, name));
  }

  /** What is wrong with a pattern; empty when it is a regular expression or a glob. */
  public static java.util.Optional<String> problem(String pattern) {
    One one = One.of(pattern, false);
    return one.regex == null && one.glob == null
        ? java.util.Optional.of("neither a regular expression nor a glob: " + pattern)
        : java.util.Optional.empty();
  }

  /**
   * @param asksName whether the regular expression may say of the name alone what it does not say
   *     of the path that ends with it: only if it must be the whole, or knows where a text begins
   */
  private record One(
      String written,
      @org.jspecify.annotations.Nullable Predicate<String> regex,
      boolean asksName,
      @org.jspecify.annotations.Nullable Predicate<String> glob) {
    private static final java.util.regex.Pattern BEGINNING =
        java.util.regex.Pattern.compile("\\^|\\\\A");
    private static final java.util.regex.Pattern WILD = java.util.regex.Pattern.compile("[*?\\[{]");

    static One of(String written, boolean whole) {
      boolean asksName = whole || BEGINNING.matcher(written).find();
      return new One(written, regex(written, whole), asksName, glob(written));
    }

    private static @org.jspecify.annotations.Nullable Predicate<String> regex(
        String written, boolean whole) {
      try {
        Pattern pattern = Pattern.compile(written);
        return whole ? pattern::matches : text -> pattern.matcher(text).find();
      } catch (PatternSyntaxException e) {
        // `*.xml` is a glob and no regular expression.
        return Unless.of(written, whole).orElse(null);
      }
    }

    private static @org.jspecify.annotations.Nullable Predicate<String> glob(String written) {
      if (!WILD.matcher(written).find() && !written.endsWith("\\")) {
        // It means one path: that is cheaper to compare than to parse each path for.
        return written.replaceAll("\\\\(.)", "$1")::equals;
      }
      try {
        PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + written);
        return text -> glob.matches(Path.of(text));
      } catch (java.util.regex.PatternSyntaxException | UnsupportedOperationException e) {
        return null;
      }
    }

    boolean matches(String path, String name) {
      if (path.equals(written) || name.equals(written) || path.endsWith("/" + written)) {
        return true;
      }
      if (regex != null && (regex.test(path) || asksName && regex.test(name))) {
        return true;
      }
      return glob != null && (glob.test(path) || glob.test(name));
    }
  }
}
