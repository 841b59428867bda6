package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  private final FrozenSides sides;
  private final SideSession leading;
  private final SideSession following;
  private final boolean withObjects;
  private final boolean verified;

  private StandingComparison(
      FrozenSides sides,
      SideSession leading,
      SideSession following,
      boolean withObjects,
      boolean verified) {
    this.sides = sides;
    this.leading = leading;
    this.following = following;
    this.withObjects = withObjects;
    this.verified = verified;
  }

  static StandingComparison prepare(
      FrozenSides.Route route, boolean withObjects, Predicate<SideSession> isVerified) {
    SideSession leading = SideSession.open(route.source());
    SideSession following = SideSession.open(route.target());
    return new StandingComparison(
        FrozenSides.standing(route), leading, following, withObjects, isVerified.test(following));
  }

  /** Compares; both sides must stand still. */
  public Result compare() {
    Differences differences = new Differences();
    Differences objects = new Differences();
    CompletableFuture<Void> catalogue =
        CompletableFuture.runAsync(() -> compareCatalogues(differences, objects));
    try (Workers workers = new Workers(sides)) {
      SideSession planner = sides.pairs().get(0).source();
      List<TableInfo> tables =
          Catalogs.comparable(
              Catalogs.tables(planner), Catalogs.tables(sides.pairs().get(0).target()));
      long rows;
      if (verified) {
        rows =
            new TouchedRows(workers, differences)
                .compare(planner, sides.pairs().get(0).target(), tables);
      } else {
        RowComparison all = new RowComparison(workers, differences);
        all.compare(planner, tables);
        rows = all.rows();
      }
      catalogue.join();
      return new Result(rows, differences.count(), differences.kept(), objects.kept());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException) {
        throw (RuntimeException) e.getCause();
      }
      throw e;
    }
  }

  private void compareCatalogues(Differences differences, Differences objects) {
    SequenceComparison sequences =
        new SequenceComparison(Catalogs.sequences(leading), Catalogs.sequences(following));
    sequences.compareNames(differences);
    sequences.comparePositions(differences);
    if (withObjects) {
      ObjectComparison.compare(Catalogs.objects(leading), Catalogs.objects(following), objects);
    }
  }

  /** Ends whatever comparison is running on another thread. */
  public void cancel() {
    close();
  }

  @Override
  public void close() {
    sides.close();
    leading.abandon();
    following.abandon();
  }
}
