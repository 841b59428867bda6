package dev.lepton.assess.evaluate;

import java.util.Arrays;

/** A text's lines, cut out when they are asked for: of most, none ever is. Immutable. */
final class NumberedLines {
  static final NumberedLines NONE = new NumberedLines("", new int[0]);

  private final String text;
  private final int[] starts;

  private NumberedLines(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  /**
   * @param text with line feeds only; one at its end starts no further line
   */
  static NumberedLines of(String text) {
    int[] starts = new int[16];
    int count = 0;
    for (int start = 0; start < text.length(); ) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = start;
      int feed = text.indexOf('\n', start);
      start = feed < 0 ? text.length() : feed + 1;
    }
    return new NumberedLines(text, Arrays.copyOf(starts, count));
  }

  int count() {
    return starts.length;
  }

  /**
   * @param number from 1 to {@link #count()}
   */
  String line(int number) {
    int start = starts[number - 1];
    int end = number < starts.length ? starts[number] - 1 : text.length();
    boolean feed = end > start && number == starts.length && text.charAt(end - 1) == '\n';
    return text.substring(start, feed ? end - 1 : end);
  }
}
