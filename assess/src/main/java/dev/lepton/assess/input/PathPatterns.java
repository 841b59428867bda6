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

  private record One(
      String written,
      @org.jspecify.annotations.Nullable Predicate<String> regex,
      @org.jspecify.annotations.Nullable PathMatcher glob) {
    static One of(String written, boolean whole) {
      return new One(written, regex(written, whole), glob(written));
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

    private static @org.jspecify.annotations.Nullable PathMatcher glob(String written) {
      try {
        return FileSystems.getDefault().getPathMatcher("glob:" + written);
      } catch (java.util.regex.PatternSyntaxException | UnsupportedOperationException e) {
        return null;
      }
    }

    boolean matches(String path, String name) {
      if (path.equals(written) || name.equals(written) || path.endsWith("/" + written)) {
        return true;
      }
      if (regex != null && (regex.test(path) || regex.test(name))) {
        return true;
      }
      return glob != null && (glob.matches(Path.of(path)) || glob.matches(Path.of(name)));
    }
  }
}
