package dev.lepton.model.transfer;

import java.util.List;

/**
 * The comparison of two databases at one position of the change stream.
 *
 * @param method how the rows were compared, for a reader who wants to judge it
 * @param position LSN at which both sides were read
 * @param differences at most 1,000 of them; {@code differenceCount} counts all
 */
public record VerificationReport(
    String method,
    String position,
    long tablesCompared,
    long rowsCompared,
    long sequencesCompared,
    long objectsCompared,
    long differenceCount,
    List<Difference> differences) {

  /**
   * @param key the row's key as text, or the object's name
   * @param columns the columns that differ; empty when the whole row is missing or extra
   * @param kind missing, extra, changed, sequence, object
   */
  public record Difference(String table, String key, String kind, List<String> columns) {}

  public boolean clean() {
    return differenceCount == 0;
  }
}
