package dev.lepton.transform.internal.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps for YAML, in the order in which they are written down. */
public final class Mapping {
  private Mapping() {}

  /**
   * @param entries keys and values by turns
   */
  public static Map<String, Object> of(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int index = 0; index < entries.length; index += 2) {
      map.put((String) entries[index], entries[index + 1]);
    }
    return map;
  }

  /** The map within a map, at the end of a path of keys. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> in(Map<String, Object> map, String... path) {
    Map<String, Object> inner = map;
    for (String key : path) {
      inner = (Map<String, Object>) inner.get(key);
    }
    return inner;
  }
}
