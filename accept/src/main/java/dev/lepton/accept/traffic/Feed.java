package dev.lepton.accept.traffic;

import java.util.List;
import java.util.Map;

/**
 * Rows of data; each visitor gets the next one, after the last comes the first.
 *
 * @param rows by column, at least one
 */
public record Feed(List<Map<String, String>> rows) {
  public Feed {
    rows = List.copyOf(rows);
  }

  /**
   * @param visitor counts from 1
   */
  Map<String, String> row(long visitor) {
    return rows.get((int) ((visitor - 1) % rows.size()));
  }
}
