package dev.lepton.plan.table;

import java.util.Optional;

/**
 * A cell that cannot be understood; its message names the column, what is there and what is
 * expected.
 */
public final class BadCell extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param text what the cell says; empty if nothing
   * @param expected in words, such as {@code a number above 0}
   */
  public BadCell(String column, Optional<String> text, String expected) {
    super(
        "column "
            + column
            + ": "
            + text.map(value -> "'" + value + "'").orElse("nothing")
            + " is not "
            + expected);
  }
}
