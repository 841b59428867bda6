package dev.lepton.model.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name with wildcards as pg_dump's filters take it: {@code *} stands for any characters and
 * {@code ?} for one; what is not in double quotes is lower-cased; a dot outside quotes parts schema
 * and name. Without a dot the name is looked for in every schema. Immutable and thread-safe.
 */
public final class NamePattern {
  private final String text;
  private final Optional<Pattern> schema;
  private final Pattern name;

  private NamePattern(String text, List<Pattern> parts) {
    this.text = text;
    this.schema = parts.size() == 2 ? Optional.of(parts.get(0)) : Optional.empty();
    this.name = parts.get(parts.size() - 1);
  }

  /**
   * @throws IllegalArgumentException if a part is empty, a quote is left open, or there are more
   *     than two parts
   */
  public static NamePattern parse(String text) {
    List<Pattern> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        part.append(Pattern.quote("\""));
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(pattern(text, part));
      } else {
        part.append(expression(c, quoted));
      }
    }
    parts.add(pattern(text, part));
    if (quoted || parts.size() > 2) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no name pattern: write schema.name, wildcards are * and ?");
    }
    return new NamePattern(text, parts);
  }

  private static String expression(char c, boolean quoted) {
    if (quoted) {
      return Pattern.quote(String.valueOf(c));
    }
    return switch (c) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(String.valueOf(Character.toLowerCase(c)));
    };
  }

  private static Pattern pattern(String text, StringBuilder part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException("\"" + text + "\" has an empty part");
    }
    Pattern pattern = Pattern.compile(part.toString(), Pattern.DOTALL);
    part.setLength(0);
    return pattern;
  }

  /** Whether an object's unquoted schema and name fit. */
  public boolean matches(String schemaName, String objectName) {
    return schema.map(p -> p.matcher(schemaName).matches()).orElse(true)
        && name.matcher(objectName).matches();
  }

  /** Whether a schema's or another unqualified object's unquoted name fits. */
  public boolean matches(String objectName) {
    return schema.isEmpty() && name.matcher(objectName).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
