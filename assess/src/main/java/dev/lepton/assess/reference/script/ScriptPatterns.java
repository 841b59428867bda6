package dev.lepton.assess.reference.script;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All patterns of one language's rules: plain names by look-up, the others by their expression. */
final class ScriptPatterns {
  private static final int REMEMBERED = 200_000;
  private static final Pattern PLAIN = Pattern.compile("[\\w$./@-]+");

  private record One(int query, Pattern expression, Use.Role role) {}

  private final Map<String, List<One>> plain = new HashMap<>();
  private final List<One> expressions = new ArrayList<>();
  private final Map<String, List<One>> known = new ConcurrentHashMap<>();

  /**
   * @throws IllegalArgumentException when there is no pattern, in words for the rule's author
   */
  void add(int query, Map<String, Object> fields) {
    Object value = fields.getOrDefault("pattern", fields.get("referenced"));
    if (value == null || String.valueOf(value).isBlank()) {
      throw new IllegalArgumentException("referenced has no pattern");
    }
    String text = String.valueOf(value).strip();
    One one = new One(query, compile(text), role(fields));
    if (PLAIN.matcher(text).matches()) {
      plain.computeIfAbsent(text, any -> new ArrayList<>()).add(one);
    } else {
      expressions.add(one);
    }
  }

  /** Some rules write a star where a regular expression would want more. */
  private static Pattern compile(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      StringBuilder glob = new StringBuilder();
      for (String part : text.split("\\*", -1)) {
        glob.append(glob.isEmpty() ? "" : ".*").append(Pattern.quote(part));
      }
      return Pattern.compile(glob.toString());
    }
  }

  private static Use.Role role(Map<String, Object> fields) {
    String location = String.valueOf(fields.getOrDefault("location", "")).toUpperCase(Locale.ROOT);
    return switch (location) {
      case "METHOD" -> Use.Role.CALL;
      case "CLASS" -> Use.Role.TYPE;
      default -> Use.Role.ANY;
    };
  }

  /** The conditions that one use satisfies, each once. */
  List<Integer> match(Use use) {
    List<Integer> found = new ArrayList<>();
    for (String name : use.names()) {
      for (One one : matching(name)) {
        boolean fits = one.role() == Use.Role.ANY || one.role() == use.role();
        if (fits && !found.contains(one.query())) {
          found.add(one.query());
        }
      }
    }
    return found;
  }

  private List<One> matching(String name) {
    List<One> hits = known.get(name);
    if (hits == null) {
      hits = new ArrayList<>(plain.getOrDefault(name, List.of()));
      for (One one : expressions) {
        if (one.expression().matcher(name).matches()) {
          hits.add(one);
        }
      }
      if (known.size() < REMEMBERED) {
        known.put(name, hits);
      }
    }
    return hits;
  }
}
