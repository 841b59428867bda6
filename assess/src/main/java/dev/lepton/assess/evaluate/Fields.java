package dev.lepton.assess.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of conditions. */
public final class Fields {
  private Fields() {}

  /** A list of texts; a lone text is a list of one, absence an empty list. */
  public static List<String> texts(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /** A text; empty when it is missing, blank, or not a single value. */
  public static Optional<String> text(Map<String, Object> fields, String key) {
    return Optional.ofNullable(fields.get(key))
        .filter(value -> !(value instanceof List) && !(value instanceof Map))
        .map(String::valueOf)
        .filter(text -> !text.isBlank());
  }
}
