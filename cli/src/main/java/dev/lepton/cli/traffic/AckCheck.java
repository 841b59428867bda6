package dev.lepton.cli.traffic;

import java.util.List;

/**
 * What a database has of the writes that customers were promised.
 *
 * @param acknowledged how many were promised
 * @param present how many of them are there; a note that a later one replaced counts as there
 * @param lost the others, in words, in the order in which they were acknowledged
 */
public record AckCheck(long acknowledged, long present, List<String> lost) {
  public boolean complete() {
    return lost.isEmpty();
  }
}
