package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * The text behind a document: parsers tell where a tag ends, readers look for where it begins. For
 * one thread.
 */
final class XmlText {
  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  XmlText(String text) {
    int first = 0;
    while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    // What stands before the document was not shown to the parser; its lines count all the same.
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts.add(i + 1);
      }
    }
    this.skipped = (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
    this.indent = skipped < starts.size() ? first - starts.get(skipped) : 0;
  }

  private final int skipped;
  private final int indent;

  /** The range of the tag that ends before a position; lines and columns from 1. */
  Location tag(int line, int column) {
    int real = line + skipped;
    if (line < 1 || real > starts.size()) {
      return Location.ofLine(1);
    }
    int shift = line == 1 ? indent : 0;
    int end = Math.min(text.length(), starts.get(real - 1) + Math.max(0, column - 1) + shift);
    int start = Math.max(0, text.lastIndexOf('<', Math.max(0, end - 1)));
    int startLine = line(start);
    return new Location(
        startLine,
        start - starts.get(startLine - 1) + 1,
        real,
        Math.max(1, end - starts.get(real - 1)));
  }

  private int line(int offset) {
    int found = java.util.Collections.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
