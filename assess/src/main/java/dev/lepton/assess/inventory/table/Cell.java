package dev.lepton.assess.inventory.table;

import dev.lepton.model.inventory.Place;

/**
 * A value as it stands in a file, without the blanks around it; never empty.
 *
 * @param column the heading, as written
 */
public record Cell(String text, String column, Place where) {
  private static final int SHOWN = 40;

  /** The text for a message: short, on one line. */
  public String shown() {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
