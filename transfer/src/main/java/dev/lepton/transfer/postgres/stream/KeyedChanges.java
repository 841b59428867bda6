package dev.lepton.transfer.postgres.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds the changes of a table with a key into one net change per key. Keys and rows are in the
 * target's column order. Not thread-safe.
 */
final class KeyedChanges {
  /** What becomes of one key. */
  static final class Net {
    private final boolean existed;
    private @Nullable Row image;
    private @Nullable Row origin;

    private Net(boolean existed) {
      this.existed = existed;
    }

    /** Whether the target has a row of this key before the changes. */
    boolean existed() {
      return existed;
    }

    /** The final row; null if there is none. */
    @Nullable Row image() {
      return image;
    }

    /**
     * The key under which the target now holds the row whose unchanged values the image lacks; null
     * for a new row.
     */
    @Nullable Row origin() {
      return origin;
    }

    /** Whether the row is new to the target and wholly known. */
    boolean isPlainInsert() {
      Row now = image;
      return !existed && now != null && now.isComplete();
    }
  }

  private final TableTarget table;
  private final Map<Row, Net> net = new LinkedHashMap<>();

  KeyedChanges(TableTarget table) {
    this.table = table;
  }

  TableTarget table() {
    return table;
  }

  Map<Row, Net> net() {
    return net;
  }

  /** Lets go of all changes, once they have been handed on. */
  void forget() {
    net.clear();
  }

  /** Whether every change adds a row. */
  boolean onlyInserts() {
    for (Net one : net.values()) {
      if (!one.isPlainInsert()) {
        return false;
      }
    }
    return true;
  }

  void insert(Row row) {
    Row key = table.keyOf(row);
    put(key, row, null);
  }

  void update(Row key, Row row) {
    Net known = net.get(key);
    if (known == null) {
      known = new Net(true);
      known.image = row;
      known.origin = key;
      net.put(key, known);
    } else {
      known.image = merge(known, row);
    }
  }

  private Row merge(Net known, Row row) {
    Row earlier = present(known).image;
    return earlier == null ? row : row.over(earlier);
  }

  /** An update that gives the row another key. */
  void move(Row from, Row to, Row row) {
    Net known = net.get(from);
    if (known == null) {
      net.put(from, new Net(true));
      put(to, row, from);
      return;
    }
    Row merged = merge(known, row);
    Row origin = known.origin;
    vanish(from, known);
    put(to, merged, origin);
  }

  void delete(Row key) {
    Net known = net.get(key);
    if (known == null) {
      net.put(key, new Net(true));
    } else {
      vanish(key, present(known));
    }
  }

  private void put(Row key, Row image, @Nullable Row origin) {
    Net known = net.computeIfAbsent(key, absent -> new Net(false));
    if (known.image != null) {
      throw new IllegalStateException(
          "the stream inserts a row of " + table.name() + " that is already there");
    }
    known.image = image;
    known.origin = origin;
  }

  private void vanish(Row key, Net known) {
    if (known.existed) {
      known.image = null;
      known.origin = null;
    } else {
      net.remove(key);
    }
  }

  private Net present(Net known) {
    if (known.image == null) {
      throw new IllegalStateException(
          "the stream changes a row of " + table.name() + " that it has deleted");
    }
    return known;
  }
}
