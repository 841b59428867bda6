package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares the side that follows with the side that leads, while changes go on. A comparison that
 * finds nothing is remembered in the ledger of the side that follows; from then on the keys of
 * changed rows are recorded there too, and a later comparison has only those to look at. Not
 * thread-safe.
 */
public final class Verifier {
  private static final String METHOD =
      "every row of every table read from both sides at one position of the change stream; canonical text of all columns,"
          + " two 64-bit hashes summed exactly per key range, ranges that differ merged row by row; tables without a key as"
          + " multisets; sequences and the definitions of all objects by name";

  private final ConnectionFactory from;
  private final ConnectionFactory to;
  private final String step;
  private final int parallelism;
  private final Ledger ledger = new Ledger();

  /**
   * @param stream name of the change stream between the sides
   * @param parallelism pairs of sessions, at least 1
   */
  public Verifier(ConnectionFactory from, ConnectionFactory to, String stream, int parallelism) {
    this.from = from;
    this.to = to;
    this.step = step(stream);
    this.parallelism = Math.max(1, parallelism);
  }

  static String step(String stream) {
    return "verified/" + stream;
  }

  /**
   * Compares everything. What differs is looked at once more, at a later position, before it is
   * reported.
   */
  public VerificationReport verify(Standstill stream) {
    VerificationReport report = pass(stream);
    // TRUNCATE at the source is not transactional: a snapshot taken before it sees the table empty,
    // and the alarm is false.
    return report.clean() ? report : pass(stream);
  }

  private VerificationReport pass(Standstill stream) {
    Differences differences = new Differences();
    try (SideSession leading = SideSession.open(from);
        SideSession following = SideSession.openWritable(to);
        FrozenSides sides =
            FrozenSides.atOnePosition(from, to, parallelism, stream, () -> recordFrom(following));
        Workers workers = new Workers(sides)) {
      List<TableInfo> tables =
          Catalogs.comparable(Catalogs.tables(leading), Catalogs.tables(following));
      RowComparison rows = new RowComparison(workers, differences);
      rows.compare(leading, tables);
      SequenceComparison sequences =
          new SequenceComparison(Catalogs.sequences(leading), Catalogs.sequences(following));
      sequences.compareNames(differences);
      var objects = Catalogs.objects(leading);
      ObjectComparison.compare(objects, Catalogs.objects(following), differences);
      String position = sides.position().asString();
      if (differences.count() == 0) {
        following.run(
            "record the verification", connection -> ledger.finishStep(connection, step, position));
      }
      return new VerificationReport(
          METHOD,
          position,
          tables.size(),
          rows.rows(),
          sequences.count(),
          objects.size(),
          differences.count(),
          differences.kept());
    }
  }

  private void recordFrom(SideSession following) {
    following.inTransaction(
        "record changed rows",
        connection -> {
          DirtyKeys.create(connection);
          DirtyKeys.restart(connection);
          ledger.finishStep(connection, step, "");
        });
  }

  /**
   * Compares the rows that changed since the last comparison, while changes go on, so that fewer
   * are left for the one that writers have to wait for.
   *
   * @return rows compared
   */
  public long reverify(Standstill stream) {
    AtomicInteger generation = new AtomicInteger();
    Differences differences = new Differences();
    try (SideSession following = SideSession.openWritable(to)) {
      if (!isVerified(following)) {
        return 0;
      }
      Runnable next =
          () ->
              following.inTransaction(
                  "record changed rows", open -> generation.set(DirtyKeys.beginGeneration(open)));
      try (SideSession leading = SideSession.open(from);
          FrozenSides sides = FrozenSides.atOnePosition(from, to, parallelism, stream, next);
          Workers workers = new Workers(sides)) {
        List<TableInfo> tables =
            Catalogs.comparable(Catalogs.tables(leading), Catalogs.tables(following));
        SideSession frozen = sides.pairs().get(0).target();
        long rows = new TouchedRows(workers, differences).compare(leading, frozen, tables);
        if (differences.count() == 0) {
          following.run("forget compared rows", open -> DirtyKeys.forget(open, generation.get()));
        }
        return rows;
      }
    }
  }

  /**
   * Readies the comparison that is made while both sides stand still: connections and table lists
   * cost time too.
   */
  public StandingComparison prepareStanding(boolean withObjects) {
    return StandingComparison.prepare(from, to, parallelism, withObjects, this::isVerified);
  }

  private boolean isVerified(SideSession following) {
    return following
        .text("SELECT detail FROM lepton.step WHERE id = ?", step)
        .filter(position -> !position.isEmpty())
        .isPresent();
  }

  /**
   * Declares both sides equal as of now, and records what changes from here on; for a stream that
   * begins at a verified state.
   */
  public static void startEqual(Connection following, String stream, String position)
      throws SQLException {
    DirtyKeys.create(following);
    DirtyKeys.restart(following);
    new Ledger().finishStep(following, step(stream), position);
  }
}
