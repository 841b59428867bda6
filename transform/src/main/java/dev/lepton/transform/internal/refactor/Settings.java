package dev.lepton.transform.internal.refactor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings lifted so far, by name. Not thread-safe. */
public final class Settings {
  private final Map<String, Setting> byName = new TreeMap<>();
  private final Map<String, String> oldValues = new HashMap<>();

  /**
   * Finds a name: the same old value gets the same setting, a different one a name of its own.
   *
   * @param names what it may be called, best first; not empty
   * @param oldValue what stood in the code; kept only to tell settings apart
   * @param hasFallback whether the old value may stay as the default
   */
  Setting add(List<String> names, Setting.Kind kind, String oldValue, boolean hasFallback) {
    String name =
        names.stream()
            .filter(candidate -> free(candidate, oldValue))
            .findFirst()
            .orElseGet(() -> numbered(names, oldValue));
    oldValues.put(name, oldValue);
    Optional<String> fallback = hasFallback ? Optional.of(oldValue) : Optional.empty();
    return byName.computeIfAbsent(name, key -> new Setting(key, kind, fallback));
  }

  /** Notes a setting that the code reads already. */
  void addExisting(Setting setting) {
    byName.putIfAbsent(setting.name(), setting);
    setting.fallback().ifPresent(value -> oldValues.putIfAbsent(setting.name(), value));
  }

  private boolean free(String name, String oldValue) {
    return oldValue.equals(oldValues.getOrDefault(name, oldValue));
  }

  private String numbered(List<String> names, String oldValue) {
    String base = names.get(names.size() - 1);
    int number = 2;
    while (!free(base + "_" + number, oldValue)) {
      number++;
    }
    return base + "_" + number;
  }

  /** What stood in the code of those that have no default any more; for trying it out only. */
  public Map<String, String> lifted() {
    Map<String, String> values = new TreeMap<>();
    byName.values().stream()
        .filter(setting -> setting.fallback().isEmpty() && oldValues.containsKey(setting.name()))
        .forEach(setting -> values.put(setting.name(), oldValues.get(setting.name())));
    return values;
  }

  /** Sorted by name. */
  public Collection<Setting> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Setting> first(Setting.Kind kind) {
    return byName.values().stream().filter(setting -> setting.kind() == kind).findFirst();
  }
}
