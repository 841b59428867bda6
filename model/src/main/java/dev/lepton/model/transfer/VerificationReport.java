package dev.lepton.model.transfer;

import java.util.List;
import java.util.Optional;

/**
 * The comparison of two databases, each read at one moment.
 *
 * @param method how the rows were compared, for a reader who wants to judge it
 * @param position LSN at which both sides were read; empty where no change stream joins them
 * @param differences at most 1,000 of them; {@code differenceCount} counts all
 * @param tables what was compared table by table; empty where only totals are known
 * @param notes what was not compared, or is no difference but worth knowing
 * @param seconds wall-clock time
 */
public record VerificationReport(
    String method,
    String position,
    long tablesCompared,
    long rowsCompared,
    long sequencesCompared,
    long objectsCompared,
    long differenceCount,
    List<Difference> differences,
    List<TableProof> tables,
    List<String> notes,
    double seconds) {

  /** A report of totals. */
  public VerificationReport(
      String method,
      String position,
      long tablesCompared,
      long rowsCompared,
      long sequencesCompared,
      long objectsCompared,
      long differenceCount,
      List<Difference> differences) {
    this(
        method,
        position,
        tablesCompared,
        rowsCompared,
        sequencesCompared,
        objectsCompared,
        differenceCount,
        differences,
        List.of(),
        List.of(),
        0);
  }

  /**
   * One thing that is not alike.
   *
   * @param key the row's key as text, or the object's name and what is wrong with it
   * @param columns the columns that differ; empty when the whole row is missing or extra
   * @param kind missing, extra, changed, sequence, object, large object
   * @param mend statements that would make the target like the source; empty for rows
   */
  public record Difference(
      String table, String key, String kind, List<String> columns, Optional<String> mend) {
    public Difference(String table, String key, String kind, List<String> columns) {
      this(table, key, kind, columns, Optional.empty());
    }
  }

  /**
   * What was compared of one table.
   *
   * @param rows of the source
   * @param how by key, or as a multiset where there is none
   * @param pieces how many parts it was read in, on the source
   * @param seconds work on both sides, which may have run beside other work
   */
  public record TableProof(String table, long rows, String how, int pieces, double seconds) {}

  public boolean clean() {
    return differenceCount == 0;
  }
}
