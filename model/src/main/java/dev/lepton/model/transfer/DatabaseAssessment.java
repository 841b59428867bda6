package dev.lepton.model.transfer;

import java.util.List;
import java.util.Optional;

/**
 * Whether and how a database can be moved, found out before anything is touched.
 *
 * @param target empty where none was given
 * @param largest the largest tables, the largest first
 * @param findings the gravest first
 * @param memory what the longest row asks of the machine that moves it
 * @param estimate how long it will take; empty where the source could not be read
 */
public record DatabaseAssessment(
    Optional<Side> source,
    Optional<Side> target,
    List<TableSize> largest,
    List<Finding> findings,
    Optional<Memory> memory,
    Optional<Estimate> estimate) {

  /**
   * One server and its database.
   *
   * @param version as the server prints it
   * @param bytes of the whole database, indexes included
   * @param tables that hold rows themselves
   * @param rows by the planner's statistics
   */
  public record Side(
      String address,
      String version,
      String encoding,
      String collation,
      String walLevel,
      long bytes,
      long tables,
      long rows) {}

  /**
   * @param bytes heap and TOAST
   * @param longestRow bytes of the longest row as it is stored, of those that were looked at; empty
   *     where they could not be looked at in time
   */
  public record TableSize(
      String table,
      long rows,
      long bytes,
      long indexBytes,
      boolean key,
      Optional<Long> longestRow) {}

  /** How grave a finding is. */
  public enum Severity {
    /** Stops every move. */
    BLOCKER,
    /** Stops a move that follows the source, but not a copy. */
    LIVE_BLOCKER,
    /** Costs time, or something to decide. */
    WARNING,
    /** Worth knowing. */
    INFO
  }

  /**
   * @param code stable name of the kind
   */
  public record Finding(Severity severity, String code, String what, String where, String fix) {}

  /**
   * @param longestRow bytes
   * @param heapBytes what the process should be given
   */
  public record Memory(long longestRow, long heapBytes, String how) {}

  /**
   * @param sampleBytes read from the source to measure
   * @param bytesPerSecond of one stream
   * @param seconds for rows and indexes together, without verification
   * @param how it was got, for a reader who wants to judge it
   */
  public record Estimate(long sampleBytes, double bytesPerSecond, double seconds, String how) {}

  /** Whether a copy can be made. */
  public boolean copyable() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKER);
  }

  /** Whether the target can follow the source. */
  public boolean followable() {
    return copyable()
        && findings.stream().noneMatch(finding -> finding.severity() == Severity.LIVE_BLOCKER);
  }
}
