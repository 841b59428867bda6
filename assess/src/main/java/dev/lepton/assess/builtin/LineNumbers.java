package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Location;

/** Turns rising offsets in a text into lines and columns. For one thread. */
final class LineNumbers {
  private final String text;
  private int offset;
  private int line = 1;
  private int lineStart;

  LineNumbers(String text) {
    this.text = text;
  }

  /** The place of a part of the text; must be asked in rising order of the start. */
  Location location(int start, int end) {
    forward(start);
    int startLine = line;
    int startColumn = start - lineStart + 1;
    int endLine = line;
    int endStart = lineStart;
    for (int i = start; i < end - 1; i++) {
      if (text.charAt(i) == '\n') {
        endLine++;
        endStart = i + 1;
      }
    }
    return new Location(startLine, startColumn, endLine, Math.max(1, end - endStart));
  }

  private void forward(int to) {
    while (offset < to) {
      if (text.charAt(offset) == '\n') {
        line++;
        lineStart = offset + 1;
      }
      offset++;
    }
  }
}
