package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import java.util.List;
import java.util.function.Predicate;

/**
 * The last comparison before a switch, while neither side changes: the rows touched since the
 * verification, all sequences, and the definitions of all objects. Its connections are open before
 * writers have to wait. Not thread-safe.
 */
public final class StandingComparison implements AutoCloseable {
  /**
   * What was found.
   *
   * @param rows rows compared
   * @param objectDifferences objects whose definitions differ, which were equal at the verification
   */
  public record Result(
      long rows,
      long differenceCount,
      List<Difference> differences,
      List<Difference> objectDifferences) {}

  private final Catalogs catalogs;
  private final FrozenSides sides;
  private final SideSession leading;
  private final SideSession following;
  private final boolean withObjects;
  private final boolean verified;

  private record Catalogued(Catalogs catalogs, SideSession leading, SideSession following) {}

  private StandingComparison(
      FrozenSides sides, Catalogued catalogued, boolean withObjects, boolean verified) {
    this.sides = sides;
    this.catalogs = catalogued.catalogs();
    this.leading = catalogued.leading();
    this.following = catalogued.following();
    this.withObjects = withObjects;
    this.verified = verified;
  }

  static StandingComparison prepare(
      FrozenSides.Route route,
      Catalogs catalogs,
      boolean withObjects,
      Predicate<SideSession> isVerified) {
    FrozenSides sides = FrozenSides.standing(route);
    try {
      // Two more sessions, so that catalogues are read while rows are compared.
      SideSession leading = SideSession.open(route.source());
      SideSession following = SideSession.open(route.target());
      leading.keepPlans();
      following.keepPlans();
      StandingComparison made =
          new StandingComparison(
              sides,
              new Catalogued(catalogs, leading, following),
              withObjects,
              isVerified.test(following));
      // Once while nobody waits: sessions and code that have just been made are slow the first
      // time.
      made.compareCatalogues(new Differences(), new Differences());
      return made;
    } catch (RuntimeException e) {
      sides.close();
      throw e;
    }
  }

  /**
   * Compares; both sides must stand still.
   *
   * @param unstreamed tables that are compared as a whole, since nothing tells what was touched
   */
  public Result compare(Catalogs unstreamed) {
    Differences differences = new Differences();
    Differences objects = new Differences();
    try (Workers workers = new Workers(sides)) {
      List<Long> rows =
          workers.both(
              () -> compareRows(workers, unstreamed, differences),
              () -> compareCatalogues(differences, objects));
      return new Result(rows.get(0), differences.count(), differences.kept(), objects.kept());
    }
  }

  private long compareRows(Workers workers, Catalogs unstreamed, Differences differences) {
    FrozenSides.Pair pair = sides.pairs().get(0);
    RowComparison whole = RowComparison.reporting(workers, differences);
    whole.compare(pair, ComparedTables.pair(pair.source(), pair.target(), unstreamed));
    return whole.rows() + compareStreamed(workers, pair, differences);
  }

  private long compareStreamed(Workers workers, FrozenSides.Pair pair, Differences differences) {
    List<ComparedTable> tables = ComparedTables.pair(pair.source(), pair.target(), catalogs);
    if (verified) {
      return new TouchedRows(workers, differences).compare(pair, pair.target(), tables);
    }
    RowComparison all = RowComparison.reporting(workers, differences);
    all.compare(pair, tables);
    return all.rows();
  }

  private long compareCatalogues(Differences differences, Differences objects) {
    SequenceComparison sequences =
        new SequenceComparison(
            catalogs.sourceSequences(leading), catalogs.targetSequences(following));
    sequences.compareNames(differences);
    sequences.comparePositions(differences);
    if (withObjects) {
      ObjectComparison.compare(
          catalogs.sourceObjects(leading), catalogs.targetObjects(following), objects);
    }
    return sequences.count();
  }

  /** Also ends a comparison that is running on another thread. */
  @Override
  public void close() {
    sides.close();
    leading.abandon();
    following.abandon();
  }
}
