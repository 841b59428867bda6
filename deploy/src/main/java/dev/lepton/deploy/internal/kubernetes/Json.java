package dev.lepton.deploy.internal.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of kinds that nobody has written a class for, looked into. Stateless. */
final class Json {
  private Json() {}

  /** The map; empty if it is none. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The maps of a list; none if it is no list. */
  static List<Map<String, Object>> maps(@Nullable Object value) {
    List<Map<String, Object>> maps = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> maps.add(map(each)));
    }
    return maps;
  }

  /** The map below a key, made changeable. */
  static Map<String, Object> child(Map<String, Object> parent, String key) {
    Map<String, Object> copy = new LinkedHashMap<>(map(parent.get(key)));
    parent.put(key, copy);
    return copy;
  }
}
