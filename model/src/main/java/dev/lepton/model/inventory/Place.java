package dev.lepton.model.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a value stands. In JSON it is the text {@code file:line:column}.
 *
 * @param file a file, {@code file#sheet}, or the address that was asked
 * @param line 1-based; 0 where there are no lines
 * @param column 1-based number of the field in its row; 0 where the whole row is meant
 */
public record Place(String file, int line, int column) {

  /** A source that has no lines. */
  public static Place of(String source) {
    return new Place(source, 0, 0);
  }

  /** Reads what {@link #toString} wrote. */
  @JsonCreator
  public static Place parse(String text) {
    int last = numberAfter(text, text.length());
    if (last < 0) {
      return of(text);
    }
    int first = numberAfter(text, last);
    return first < 0
        ? new Place(text.substring(0, last), number(text, last, text.length()), 0)
        : new Place(
            text.substring(0, first), number(text, first, last), number(text, last, text.length()));
  }

  private static int numberAfter(String text, int end) {
    int colon = text.lastIndexOf(':', end - 1);
    boolean digits =
        colon > 0
            && end - colon > 1
            && end - colon < 11
            && text.substring(colon + 1, end).chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? colon : -1;
  }

  private static int number(String text, int colon, int end) {
    return Integer.parseInt(text.substring(colon + 1, end));
  }

  @JsonValue
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
