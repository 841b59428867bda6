package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.copy.StandingCopy;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables whose changes are in no stream: unlogged ones, and those of extensions that users put rows
 * into. They are copied as a whole while writers wait. Not thread-safe.
 */
final class StandingTables {
  /** What a copy into a table with indexes does on a slow disk. */
  private static final long BYTES_PER_SECOND = 8L << 20;

  /** Writers wait for other steps as well. */
  private static final int SHARE_OF_TIME = 2;

  private static final int NAMED = 5;

  private static final String LOCKABLE =
      "SELECT has_table_privilege(?, 'DELETE') OR has_table_privilege(?, 'UPDATE')";

  private static final String WRITABLE =
      "SELECT has_table_privilege(?, 'DELETE') AND has_table_privilege(?, 'INSERT')";

  private final List<StandingCopy.Pair> tables;

  private StandingTables(List<StandingCopy.Pair> tables) {
    this.tables = tables;
  }

  /**
   * @throws LeptonException NOT_CARRIED if users have put rows into an extension's table that may
   *     not be locked here or not be written to there
   */
  static StandingTables read(Link link, SideSession leading, SideSession following) {
    SchemaNames names = link.unstreamed().targetNames();
    Map<QualifiedName, TableInfo> theirs = new HashMap<>();
    link.unstreamed().targetTables(following).forEach(t -> theirs.put(names.toSource(t.name()), t));
    List<StandingCopy.Pair> tables = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (TableInfo table : link.unstreamed().sourceTables(leading)) {
      TableInfo other = theirs.get(table.name());
      if (other == null) {
        continue; // The comparison of objects says so.
      }
      boolean may =
          table.origin() != TableInfo.Origin.EXTENSION
              || isTrue(leading, LOCKABLE, table.name())
                  && isTrue(following, WRITABLE, other.name());
      if (may) {
        tables.add(new StandingCopy.Pair(table, other));
      } else if (hasRows(leading, table)) {
        problems.add(forbidden(link, table));
      }
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.NOT_CARRIED, problems);
    }
    return new StandingTables(tables);
  }

  private static boolean isTrue(SideSession side, String sql, QualifiedName table) {
    return side.text(sql, table.sql(), table.sql()).filter("t"::equals).isPresent();
  }

  private static boolean hasRows(SideSession leading, TableInfo table) {
    String condition = table.condition().map(sql -> " WHERE " + sql).orElse("");
    return leading
        .text("SELECT 1 FROM ONLY " + table.name().sql() + condition + " LIMIT 1")
        .isPresent();
  }

  private static Problem forbidden(Link link, TableInfo table) {
    return new Problem(
        table.origin().title()
            + " "
            + table.name()
            + " holds rows of users, and may not be locked here or not be written to there",
        link.leading().endpoint().display(),
        "GRANT SELECT, INSERT, DELETE on it to the move's users on both sides");
  }

  /**
   * @param timeout how long writers may have to wait
   * @throws LeptonException NOT_CARRIED if copying would take more than half of it, by a cautious
   *     estimate
   */
  void requireTime(Link link, Duration timeout) {
    long bytes = tables().stream().mapToLong(TableInfo::bytes).sum();
    if (bytes / BYTES_PER_SECOND * SHARE_OF_TIME <= timeout.toSeconds()) {
      return;
    }
    throw new LeptonException(
        ErrorCode.NOT_CARRIED,
        tables().stream()
            .sorted(Comparator.comparingLong(TableInfo::bytes).reversed())
            .limit(NAMED)
            .map(table -> problem(link, table, timeout))
            .toList());
  }

  private static Problem problem(Link link, TableInfo table, Duration timeout) {
    return new Problem(
        table.origin().title()
            + " "
            + table.name()
            + " ("
            + (table.bytes() >> 20)
            + " MiB) is copied while writers wait, which may take too long: they may wait "
            + timeout.toSeconds()
            + " s",
        link.leading().endpoint().display(),
        "allow a longer pause, or empty it first");
  }

  /** As the side that leads has them. */
  List<TableInfo> tables() {
    return tables.stream().map(StandingCopy.Pair::from).toList();
  }

  /** Both sides must stand still. */
  void copy(SideSession from, SideSession to) {
    if (!tables.isEmpty()) {
      to.inTransaction(
          "copy what is in no change stream",
          writing ->
              from.run(
                  "read what is in no change stream",
                  reading -> StandingCopy.run(reading, writing, tables)));
    }
  }
}
