package dev.lepton.transfer.postgres.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows of each kind were staged: updates in place, and inserts that are filled from a row
 * of the target, by the columns that the stream left out. Not thread-safe.
 */
final class WriteTally {
  static final byte[] DELETE_HEAD = head('d', 0);
  private static final byte[] INSERT_HEAD = head('i', 0);

  private final Stage stage;
  private final Map<List<Integer>, Set> fills = new LinkedHashMap<>();
  private final Map<List<Integer>, Set> updates = new LinkedHashMap<>();
  private final Set wholeUpdates;
  private int deletes;
  private int inserts;

  WriteTally(Stage stage) {
    this.stage = stage;
    this.wholeUpdates = set(updates, List.of());
  }

  /** Rows whose messages left out the same columns. */
  static final class Set {
    private final List<Integer> leftOut;
    private final int mask;
    private final boolean changesAnything;
    private final byte[] updateHead;
    private final byte[] insertHead;
    private int rows;
    private long lastKey = Long.MIN_VALUE;
    private boolean ascending = true;

    private Set(List<Integer> leftOut, int mask, boolean changesAnything) {
      this.leftOut = leftOut;
      this.mask = mask;
      this.changesAnything = changesAnything;
      this.updateHead = head('u', mask);
      this.insertHead = head('i', mask);
    }

    List<Integer> leftOut() {
      return leftOut;
    }

    /** The number by which the staged rows are told from those of other sets. */
    int mask() {
      return mask;
    }

    int rows() {
      return rows;
    }

    void count() {
      rows++;
    }

    /** Counts a row of a table whose only key column is a whole number. */
    void count(long key) {
      rows++;
      ascending &= key >= lastKey;
      lastKey = key;
    }

    /** Whether the rows were counted in the order of their keys. */
    boolean isAscending() {
      return ascending && lastKey != Long.MIN_VALUE;
    }

    /** Whether there is a column outside of the key whose value came. */
    boolean changesAnything() {
      return changesAnything;
    }

    byte[] updateHead() {
      return updateHead;
    }
  }

  /** The set that an update belongs to. */
  Set update(Row image) {
    return image.isComplete() ? wholeUpdates : set(updates, leftOut(image));
  }

  void delete() {
    deletes++;
  }

  /** Counts an insert; returns the first columns of its staged row. */
  byte[] insert(Row image) {
    inserts++;
    if (image.isComplete()) {
      return INSERT_HEAD;
    }
    Set set = set(fills, leftOut(image));
    set.count();
    return set.insertHead;
  }

  int deletes() {
    return deletes;
  }

  int inserts() {
    return inserts;
  }

  Collection<Set> fills() {
    return fills.values();
  }

  Collection<Set> updates() {
    return updates.values();
  }

  private Set set(Map<List<Integer>, Set> sets, List<Integer> leftOut) {
    return sets.computeIfAbsent(
        leftOut, added -> new Set(added, sets.size() + 1, !stage.others(added).isEmpty()));
  }

  private static List<Integer> leftOut(Row image) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < image.size(); i++) {
      if (image.isUnchanged(i)) {
        columns.add(i);
      }
    }
    return columns;
  }

  private static byte[] head(char action, int mask) {
    return (action + "\t" + mask).getBytes(StandardCharsets.US_ASCII);
  }
}
