package dev.lepton.assess.evaluate;

/** A range of a text; lines and columns count from 1, the end is included. */
public record Location(int startLine, int startColumn, int endLine, int endColumn) {
  /** A whole line. */
  public static Location ofLine(int line) {
    return new Location(line, 1, line, 1);
  }
}
