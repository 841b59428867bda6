package dev.lepton.assess.skip;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Where a text's comments are. Immutable, thread-safe. */
public final class Comments {
  private final String text;
  private final TreeMap<Integer, Integer> ranges = new TreeMap<>();
  private final List<Integer> lines = new ArrayList<>(List.of(0));

  private Comments(String text) {
    this.text = text;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
      lines.add(feed + 1);
    }
  }

  /** Reads a file's text; of kinds of files that are not known, nothing is a comment. */
  public static Comments of(String fileName, String text) {
    Comments comments = new Comments(text);
    CommentSyntax.of(fileName).find(text, comments.ranges::put);
    return comments;
  }

  /**
   * Whether what stands at a place is a comment: the place itself, or where only white space stands
   * there, what follows.
   *
   * @param line from 1
   * @param column from 1
   */
  public boolean cover(int line, int column) {
    if (line < 1 || line > lines.size()) {
      return false;
    }
    int at = Math.min(text.length(), lines.get(line - 1) + Math.max(0, column - 1));
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    var range = ranges.floorEntry(at);
    return range != null && at < range.getValue();
  }
}
