package dev.lepton.accept.traffic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places to fill in, as in <code>/orders/${id}</code>. Immutable. */
public final class Text {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}");

  private final String source;

  /** One more than there are names: what stands before, between and after the places. */
  private final List<String> literals = new ArrayList<>();

  private final List<String> names = new ArrayList<>();

  private Text(String source, Matcher places) {
    this.source = source;
    int end = 0;
    while (places.find()) {
      literals.add(source.substring(end, places.start()));
      names.add(places.group(1));
      end = places.end();
    }
    literals.add(source.substring(end));
  }

  public static Text of(String source) {
    return new Text(source, PLACE.matcher(source));
  }

  /** A text that was recorded: what looks like a place in it is none. */
  public static Text literal(String source) {
    return new Text(source, PLACE.matcher(""));
  }

  /** Whether there is nothing to fill in. */
  public boolean isFixed() {
    return names.isEmpty();
  }

  /** Whether it is one place and nothing else. */
  boolean isOnePlace() {
    return names.size() == 1 && literals.stream().allMatch(String::isEmpty);
  }

  /** What must be known to fill it in. */
  public Set<String> names() {
    return new LinkedHashSet<>(names);
  }

  /**
   * @param values what a name stands for
   */
  public String fill(UnaryOperator<String> values) {
    if (isFixed()) {
      return source;
    }
    StringBuilder filled = new StringBuilder(literals.get(0));
    for (int i = 0; i < names.size(); i++) {
      filled.append(values.apply(names.get(i))).append(literals.get(i + 1));
    }
    return filled.toString();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return source;
  }
}
