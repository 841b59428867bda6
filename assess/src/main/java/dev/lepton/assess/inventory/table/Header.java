package dev.lepton.assess.inventory.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A table's first line. Names are compared by their letters and digits alone, so that {@code
 * *Memory (MB)} and {@code memory (mb)} are the same column. Not thread-safe.
 */
public final class Header {
  private static final int NONE = -1;

  private final List<String> titles;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  /** What was asked for in every row is brought into its normal form once. */
  private final Map<String, Integer> asked = new HashMap<>();

  private final List<Integer> repeated = new ArrayList<>();
  private final BitSet read = new BitSet();

  public Header(List<String> titles) {
    this.titles = List.copyOf(titles);
    for (int i = 0; i < titles.size(); i++) {
      String name = normal(titles.get(i));
      if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
        repeated.add(i);
      }
    }
  }

  /** Letters and digits in lower case. */
  public static String normal(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}%#]", "");
  }

  /** The first of the names that is there. */
  public OptionalInt column(String... names) {
    for (String name : names) {
      int column = asked.computeIfAbsent(name, n -> columns.getOrDefault(normal(n), NONE));
      if (column != NONE) {
        read.set(column);
        return OptionalInt.of(column);
      }
    }
    return OptionalInt.empty();
  }

  public boolean has(String... names) {
    return column(names).isPresent();
  }

  /** Normal names, in the order of the columns. */
  public Set<String> names() {
    return columns.keySet();
  }

  public String title(int column) {
    return column < titles.size() ? titles.get(column).strip() : "";
  }

  public int size() {
    return titles.size();
  }

  /** Notes that a column's values are looked at. */
  void read(int column) {
    read.set(column);
  }

  /** Columns that nobody has asked for so far, by their titles; those without one are left out. */
  public List<String> unread() {
    return columns.values().stream().filter(column -> !read.get(column)).map(this::title).toList();
  }

  /** Columns that have the name of an earlier one, and are not read. */
  public List<Integer> repeated() {
    return List.copyOf(repeated);
  }
}
