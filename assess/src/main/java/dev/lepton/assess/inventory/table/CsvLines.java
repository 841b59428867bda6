package dev.lepton.assess.inventory.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lines of a CSV file, several of which may be one record, and which can be given back. Not
 * thread-safe.
 */
final class CsvLines {
  private static final int MOST_LINES = 200;

  private final BufferedReader reader;
  private final Deque<String> givenBack = new ArrayDeque<>();
  private final List<String> record = new ArrayList<>();
  private int number;

  CsvLines(BufferedReader reader) {
    this.reader = reader;
  }

  /** Goes to the line behind the record; false at the end. */
  boolean advance() throws IOException {
    number += Math.max(1, record.size());
    record.clear();
    return add();
  }

  private boolean add() throws IOException {
    String line = givenBack.isEmpty() ? reader.readLine() : givenBack.pop();
    if (line == null) {
      return false;
    }
    record.add(line);
    return true;
  }

  /** Takes more lines until every quote is closed; false when none closes it. */
  boolean extend() throws IOException {
    boolean open = isOdd(record.get(0));
    while (open && record.size() < MOST_LINES && add()) {
      open ^= isOdd(record.get(record.size() - 1));
    }
    return !open;
  }

  /** Gives back all lines of the record but the first. */
  void firstOnly() {
    while (record.size() > 1) {
      givenBack.push(record.remove(record.size() - 1));
    }
  }

  private static boolean isOdd(String line) {
    return line.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  String text() {
    return String.join("\n", record);
  }

  /** Of the record's first line, 1-based. */
  int number() {
    return number;
  }
}
