package dev.lepton.assess.skip;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where a text's comments are, in a few bytes a line, so that those of many files can be kept while
 * rules are evaluated one after the other. Immutable, thread-safe.
 */
public final class Comments {
  private final int length;

  /** Where each line begins. */
  private final int[] lines;

  /**
   * Begin and end by turns, ascending: with the white space before a comment, without that in it.
   */
  private final int[] ranges;

  private Comments(String text, int[] lines, int[] ranges) {
    this.length = text.length();
    this.lines = lines;
    this.ranges = ranges;
  }

  /** Reads a file's text; of kinds of files that are not known, nothing is a comment. */
  public static Comments of(String fileName, String text) {
    IntStream.Builder lines = IntStream.builder().add(0);
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
      lines.add(feed + 1);
    }
    IntStream.Builder ranges = IntStream.builder();
    CommentSyntax.of(fileName)
        .find(
            text,
            (start, end) -> {
              int begin = start;
              while (begin > 0 && Character.isWhitespace(text.charAt(begin - 1))) {
                begin--;
              }
              int last = end;
              while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
              }
              if (last > start) {
                ranges.add(begin).add(last);
              }
            });
    return new Comments(text, lines.build().toArray(), ranges.build().toArray());
  }

  /**
   * Whether what stands at a place is a comment: the place itself, or where only white space stands
   * there, what follows.
   *
   * @param line from 1
   * @param column from 1
   */
  public boolean cover(int line, int column) {
    if (line < 1 || line > lines.length) {
      return false;
    }
    int at = Math.min(length, lines[line - 1] + Math.max(0, column - 1));
    int found = Arrays.binarySearch(ranges, at);
    // Begins have even places; what two comments share is white space, and the second one's.
    int before = found >= 0 ? found : -found - 2;
    while (before + 1 < ranges.length && ranges[before + 1] == at) {
      before++;
    }
    return before >= 0 && before % 2 == 0;
  }
}
