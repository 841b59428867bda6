package dev.lepton.transfer.postgres.cutover;

import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import java.util.List;

/**
 * From the target back to the source, with what was written since. The mirror image of {@link
 * ForwardSwitch}; there is no second way forward.
 */
final class BackwardSwitch extends DatabaseSwitch {
  private BackwardSwitch(Link link, HandOver handOver) {
    super(link, handOver, "target", "source");
  }

  /**
   * @param link leads from the target to the source
   */
  static BackwardSwitch begin(Link link, Duration timeout) {
    // Definitions are not compared: the source never lost its own, and the new release may have
    // added to the target's.
    HandOver handOver = HandOver.prepare(link, timeout, false);
    try {
      unseal(link, handOver.following());
      handOver.compareEarly();
      return new BackwardSwitch(link, handOver);
    } catch (RuntimeException e) {
      handOver.close();
      throw e;
    }
  }

  /**
   * Sessions that are read-only would stay so; the guard, which holds for every session, takes the
   * seal's place before writers have to wait.
   */
  private static void unseal(Link link, SideSession source) {
    List<TableInfo> tables = link.catalogs().targetTables(source);
    WriteGuard guard = link.seal().guard();
    source.run("guard the source", connection -> guard.handOver(connection, tables));
    link.seal().open(source);
  }

  @Override
  String back() {
    return link.stream();
  }

  /** What has to be ready before the traffic moves is the source. */
  @Override
  public void prepareReverse() {
    step(
        "prepare-reverse",
        "ready the source",
        () -> {
          handOver.arm("readying the source");
          opening.ready(handOver.following(), position(), handOver.timeout());
        });
    Failpoint.REVERSE_READY.reach();
  }

  @Override
  public void seal() {
    super.seal();
    handOver.audit("end sessions", link.leading().endpoint().display());
  }

  @Override
  void sealLeading() {
    try (SideSession target = SideSession.openWritable(link.leading());
        SideSession source = SideSession.openWritable(link.following())) {
      DatabaseSeal.endOthers(target);
      Failpoint.SEALED.reach();
      link.changes().stop();
      ledger.sealed(source, 0);
      StreamSource.drop(target, link.stream());
      link.seal().clear(source);
    }
  }

  @Override
  void takeBack() {
    InterruptedSwitch.closeSource(link);
  }
}
