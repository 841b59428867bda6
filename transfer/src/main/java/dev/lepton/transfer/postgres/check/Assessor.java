package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.DatabaseAssessment;
import dev.lepton.model.transfer.DatabaseAssessment.Estimate;
import dev.lepton.model.transfer.DatabaseAssessment.Memory;
import dev.lepton.model.transfer.DatabaseAssessment.Side;
import dev.lepton.model.transfer.DatabaseAssessment.TableSize;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out everything that matters for a move, on one side or both, changing neither. Not
 * thread-safe.
 */
public final class Assessor {
  private static final long BASE_HEAP = 128_000_000;

  /** A row is held once as it was read and once as it is written, and text may be longer. */
  private static final int COPIES = 3;

  private final ConnectionFactory source;
  private final Optional<ConnectionFactory> target;
  private final int jobs;
  private final Advice advice = new Advice();

  /**
   * @param jobs rows that travel at a time
   */
  public Assessor(ConnectionFactory source, Optional<ConnectionFactory> target, int jobs) {
    this.source = source;
    this.target = target;
    this.jobs = jobs;
  }

  /**
   * Everything found.
   *
   * @param slot the move's name
   * @param allowed kinds of object that may stay behind
   * @throws dev.lepton.model.error.LeptonException if the source cannot be reached
   */
  public DatabaseAssessment run(String slot, List<String> allowed) {
    try (Connection from = source.open()) {
      Optional<Side> there = findings(from, slot, allowed);
      Advice.Place here = advice.at(place(source));
      new SourceAdvice(from, here).give();
      List<TableSize> largest = new RowWidths(from).largest();
      Memory memory = memory(largest, here);
      Estimate estimate =
          new LinkSample(source)
              .estimate(
                  largest,
                  sum(from, "pg_table_size(c.oid)", "'r'"),
                  sum(from, "pg_relation_size(c.oid)", "'i'"));
      return new DatabaseAssessment(
          Optional.of(side(from, source)),
          there,
          largest,
          advice.sorted(),
          Optional.of(memory),
          Optional.of(estimate));
    } catch (SQLException e) {
      throw SqlFailure.of(source, "assess the source", e);
    }
  }

  /** What stands in the way, and how the sides differ; the target, if it can be reached. */
  private Optional<Side> findings(Connection from, String slot, List<String> allowed)
      throws SQLException {
    Findings findings = new Findings();
    Optional<Side> side = Optional.empty();
    new SourceCheck(from, place(source), source.endpoint().user(), findings)
        .run(slot, Selection.all());
    if (target.isPresent()) {
      ConnectionFactory factory = target.get();
      try (Connection to = factory.open()) {
        String user = factory.endpoint().user();
        new TargetCheck(to, place(factory), user, findings).run(slot, false);
        new PairCheck(from, to, place(factory), findings).run();
        new PairAdvice(from, to, advice.at(place(factory))).give();
        side = Optional.of(side(to, factory));
      } catch (LeptonException e) {
        findings.add(e);
      }
    }
    Set<String> fine = new HashSet<>(allowed);
    fine.addAll(TableInfo.Origin.unstreamed());
    new PairCheck(from, from, place(source), findings).uncarried(fine::contains);
    findings.entries().forEach(advice::add);
    return side;
  }

  private Memory memory(List<TableSize> largest, Advice.Place here) {
    long longest =
        largest.stream().mapToLong(table -> table.longestRow().orElse(0L)).max().orElse(0);
    long heap = BASE_HEAP + COPIES * longest * jobs;
    if (heap > Runtime.getRuntime().maxMemory()) {
      here.warn(
          "WIDE_ROWS",
          String.format(
              Locale.ROOT,
              "the longest row has %,d bytes; with %d jobs the heap should have %,d MB",
              longest,
              jobs,
              heap / 1_000_000),
          "LEPTON_HEAP=" + (heap / 1_000_000 + 1) + "m, or fewer --jobs");
    }
    return new Memory(
        longest,
        heap,
        "128 MB and three times the longest row for each of "
            + jobs
            + " jobs; texts and bytes"
            + " count uncompressed, other types as they are stored");
  }

  private static Side side(Connection connection, ConnectionFactory factory) throws SQLException {
    return new Side(
        factory.endpoint().display(),
        text(connection, "SHOW server_version"),
        text(
            connection,
            "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"),
        text(connection, "SELECT datcollate FROM pg_database WHERE datname = current_database()"),
        text(connection, "SHOW wal_level"),
        Long.parseLong(text(connection, "SELECT pg_database_size(current_database())")),
        sum(connection, "1", "'r'"),
        sum(connection, "greatest(c.reltuples, 0)::bigint", "'r'"));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    return Sql.string(connection, sql).orElse("");
  }

  private static long sum(Connection connection, String what, String kind) throws SQLException {
    return Long.parseLong(
        text(
            connection,
            "SELECT coalesce(sum("
                + what
                + "), 0)::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"
                + " n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'lepton') AND"
                + " c.relkind = "
                + kind));
  }

  private static String place(ConnectionFactory factory) {
    return factory.side().title() + " " + factory.endpoint().display();
  }
}
