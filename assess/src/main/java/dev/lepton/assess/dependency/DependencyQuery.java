package dev.lepton.assess.dependency;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One dependency condition, compiled.
 *
 * @param name the exact name; empty when a regular expression is given
 * @param expression found anywhere in the name
 * @param lower lowest version, included
 * @param upper highest version, included
 */
record DependencyQuery(
    int id,
    Optional<String> name,
    Optional<Pattern> expression,
    Optional<String> lower,
    Optional<String> upper) {

  static DependencyQuery of(int id, Map<String, Object> fields) {
    return new DependencyQuery(
        id,
        text(fields, "name"),
        text(fields, "nameregex").map(Pattern::compile),
        text(fields, "lowerbound"),
        text(fields, "upperbound"));
  }

  private static Optional<String> text(Map<String, Object> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(String::valueOf)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** What is wrong with such a condition, in words for the rule's author. */
  static List<String> check(Map<String, Object> fields) {
    List<String> problems = new ArrayList<>();
    Optional<String> name = text(fields, "name");
    Optional<String> expression = text(fields, "nameregex");
    if (name.isEmpty() && expression.isEmpty()) {
      problems.add("dependency needs a name or a nameregex");
    }
    if (name.isPresent()
        && text(fields, "lowerbound").isEmpty()
        && text(fields, "upperbound").isEmpty()) {
      problems.add("dependency with a name needs a lowerbound or an upperbound");
    }
    try {
      expression.ifPresent(Pattern::compile);
    } catch (PatternSyntaxException e) {
      problems.add("nameregex is no regular expression: " + e.getDescription());
    }
    return problems;
  }

  boolean matches(Declared declared, Scheme scheme) {
    return matchesName(declared.name()) && matchesVersion(declared.version(), scheme);
  }

  private boolean matchesName(String found) {
    return name.map(found::equals).orElse(false)
        || expression.map(pattern -> pattern.matcher(found).find()).orElse(false);
  }

  /** A version that is not known lies above nothing but zero. */
  private boolean matchesVersion(String version, Scheme scheme) {
    if (version.isEmpty()) {
      return upper.isEmpty() && lower.map(bound -> bound.matches("[0.]*")).orElse(true);
    }
    return lower.map(bound -> scheme.order(bound, version) <= 0).orElse(true)
        && upper.map(bound -> scheme.order(version, bound) <= 0).orElse(true);
  }
}
