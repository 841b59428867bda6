package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares the side that follows with the side that leads, while changes go on. A comparison that
 * finds nothing is remembered in the ledger of the side that follows; from then on the keys of
 * changed rows are recorded there too, and a later comparison has only those to look at. Not
 * thread-safe.
 */
public final class Verifier {
  /** How rows are compared, in one sentence. */
  static final String ROWS =
      "each value in a canonical form that shows every bit of it, a 64-bit hash of each row, counted and summed exactly per"
          + " table; of tables that differ the buckets that do, down to row and columns; tables without a key as multisets";

  private static final String METHOD =
      "every row of every table read from both sides at one position of the change stream: "
          + ROWS
          + "; sequences and the definitions of all objects by name";

  private static final int ATTEMPTS = 10;

  private final FrozenSides.Route route;
  private final Catalogs catalogs;
  private final String step;
  private final Ledger ledger = new Ledger();

  /**
   * @param catalogs what is compared
   * @param stream name of the change stream between the sides
   * @param parallelism pairs of sessions, at least 1
   */
  public Verifier(
      ConnectionFactory from,
      ConnectionFactory to,
      Catalogs catalogs,
      String stream,
      int parallelism) {
    this.catalogs = catalogs;
    this.route = new FrozenSides.Route(from, to, Math.max(1, parallelism));
    this.step = step(stream);
  }

  static String step(String stream) {
    return "verified/" + stream;
  }

  /**
   * Compares everything. Tables that differ are looked at once more, at a later position, before
   * they are reported: TRUNCATE is not transactional, and a snapshot taken before it sees the table
   * empty. The second look keeps them from being truncated.
   */
  public VerificationReport verify(Standstill stream) {
    try (SideSession leading = SideSession.open(route.source());
        SideSession following = SideSession.openWritable(route.target())) {
      long start = System.nanoTime();
      List<ComparedTable> tables = ComparedTables.pair(leading, following, catalogs);
      RowPass all = RowPass.open(route, stream, tables, () -> recordFrom(following));
      RowPass last = lookAgain(stream, tables, all);
      Differences differences = last.differences();
      SequenceComparison sequences =
          new SequenceComparison(
              catalogs.sourceSequences(leading), catalogs.targetSequences(following));
      sequences.compareNames(differences);
      List<SchemaObject> objects = catalogs.sourceObjects(leading);
      ObjectComparison.compare(objects, catalogs.targetObjects(following), differences);
      String position = last.position().asString();
      if (differences.count() == 0) {
        following.run(
            "record the verification", connection -> ledger.finishStep(connection, step, position));
      }
      return new VerificationReport(
          METHOD,
          position,
          tables.size(),
          all.rows(),
          sequences.count(),
          objects.size(),
          differences.count(),
          differences.kept(),
          all.tables(),
          catalogs.notes(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  private RowPass lookAgain(Standstill stream, List<ComparedTable> tables, RowPass first) {
    Set<QualifiedName> suspects = first.different();
    if (suspects.isEmpty()) {
      return first;
    }
    List<ComparedTable> again =
        tables.stream().filter(table -> suspects.contains(table.name())).toList();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      RowPass pass = RowPass.held(route, stream, again);
      if (!pass.disturbed()) {
        return pass;
      }
    }
    throw new LeptonException(
        ErrorCode.TIMED_OUT,
        "tables are emptied so often that they cannot be compared: " + suspects,
        route.source().endpoint().display(),
        "verify again at a quieter moment");
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
   * A comparison of what changed.
   *
   * @param rows rows compared
   * @param readWhole tables of which all rows were, since they have no key or most rows changed
   */
  public record Recheck(long rows, List<QualifiedName> readWhole) {}

  /**
   * Compares the rows that changed since the last comparison, while changes go on, so that fewer
   * are left for the one that writers have to wait for.
   *
   * @return what was compared; nothing where no verification came before
   */
  public Recheck reverify(Standstill stream) {
    AtomicInteger generation = new AtomicInteger();
    Differences differences = new Differences();
    try (SideSession following = SideSession.openWritable(route.target())) {
      if (!isVerified(following)) {
        return new Recheck(0, List.of());
      }
      Runnable next =
          () ->
              following.inTransaction(
                  "record changed rows", open -> generation.set(DirtyKeys.beginGeneration(open)));
      try (SideSession leading = SideSession.open(route.source());
          FrozenSides sides = FrozenSides.atOnePosition(route, stream, Set.of(), next);
          Workers workers = new Workers(sides)) {
        List<ComparedTable> tables = ComparedTables.pair(leading, following, catalogs);
        FrozenSides.Pair frozen = sides.pairs().get(0);
        TouchedRows touched = new TouchedRows(workers, differences);
        long rows = touched.compare(frozen, frozen.target(), tables);
        if (differences.count() == 0) {
          following.run("forget compared rows", open -> DirtyKeys.forget(open, generation.get()));
        }
        return new Recheck(rows, touched.whole());
      }
    }
  }

  /**
   * Readies the comparison that is made while both sides stand still: connections and table lists
   * cost time too.
   */
  public StandingComparison prepareStanding(boolean withObjects) {
    return StandingComparison.prepare(route, catalogs, withObjects, this::isVerified);
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
