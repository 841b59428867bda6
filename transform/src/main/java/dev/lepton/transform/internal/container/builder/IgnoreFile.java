package dev.lepton.transform.internal.container.builder;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * What a .dockerignore file keeps out of an image. The last rule that matches a path, or a folder
 * above it, decides. Thread-safe.
 */
final class IgnoreFile {
  private record Rule(boolean keep, List<PathMatcher> matchers) {}

  private final List<Rule> rules;

  private IgnoreFile(List<Rule> rules) {
    this.rules = rules;
  }

  static IgnoreFile parse(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean keep = line.startsWith("!");
      String pattern = line.substring(keep ? 1 : 0).replaceFirst("^/+", "").replaceFirst("/+$", "");
      List<PathMatcher> matchers = new ArrayList<>();
      matchers.add(matcher(pattern));
      // Two stars stand for no folder as well.
      if (pattern.startsWith("**/")) {
        matchers.add(matcher(pattern.substring(3)));
      }
      rules.add(new Rule(keep, List.copyOf(matchers)));
    }
    return new IgnoreFile(List.copyOf(rules));
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  /**
   * @param path relative to the build context
   */
  boolean ignores(Path path) {
    boolean ignored = false;
    for (Rule rule : rules) {
      for (int names = 1; names <= path.getNameCount(); names++) {
        Path part = path.subpath(0, names);
        if (rule.matchers().stream().anyMatch(matcher -> matcher.matches(part))) {
          ignored = !rule.keep();
        }
      }
    }
    return ignored;
  }
}
