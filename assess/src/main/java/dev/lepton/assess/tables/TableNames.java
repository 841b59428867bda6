package dev.lepton.assess.tables;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Knows which spellings mean one table: {@code ORDER_ITEM}, {@code shop.order_item} and the default
 * name of an entity {@code OrderItem}. Schemas tell tables apart only where two are written for the
 * same name. Spellings are added first, then asked for. Not thread-safe.
 */
final class TableNames {
  private final Map<String, Map<String, Integer>> spellings = new TreeMap<>();
  private final Map<String, Set<String>> schemas = new HashMap<>();

  void add(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('.') + 1);
    spellings.computeIfAbsent(squeezed(last), any -> new TreeMap<>()).merge(last, 1, Integer::sum);
    if (lower.indexOf('.') > 0) {
      schemas.computeIfAbsent(squeezed(last), any -> new TreeSet<>()).add(schema(lower));
    }
  }

  boolean has(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    return spellings.containsKey(squeezed(lower.substring(lower.lastIndexOf('.') + 1)));
  }

  /** The one name of a table: in lower case, spelt as it most often is. */
  String name(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    String key = squeezed(lower.substring(lower.lastIndexOf('.') + 1));
    String spelt =
        spellings.getOrDefault(key, Map.of(key, 1)).entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse(key);
    boolean several = schemas.getOrDefault(key, Set.of()).size() > 1;
    return several && lower.indexOf('.') > 0 ? schema(lower) + "." + spelt : spelt;
  }

  private static String schema(String lower) {
    String before = lower.substring(0, lower.lastIndexOf('.'));
    return before.substring(before.lastIndexOf('.') + 1);
  }

  private static String squeezed(String lower) {
    return lower.replace("_", "");
  }
}
