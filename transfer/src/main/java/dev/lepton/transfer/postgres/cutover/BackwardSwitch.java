package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.transfer.CutoverData;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.verify.SideSession;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import java.time.Duration;
import java.util.List;
import org.postgresql.replication.LogSequenceNumber;

/**
 * From the target back to the source, with what was written since. The mirror image of {@link
 * ForwardSwitch}; there is no second way forward.
 */
final class BackwardSwitch implements SwitchSession {
  private final Link link;
  private final HandOver handOver;
  private final SwitchLedger ledger;
  private LogSequenceNumber position = LogSequenceNumber.INVALID_LSN;
  private int sequencesSet;
  private final Opening opening;
  private boolean closing;
  private boolean decided;
  private boolean ended;

  private BackwardSwitch(Link link, HandOver handOver) {
    this.link = link;
    this.handOver = handOver;
    this.ledger = new SwitchLedger(link.stream());
    this.opening = new Opening(link);
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
  public void fence() {
    step("fence", "stop the target's writers", () -> handOver.fence(handOver::abandon));
    handOver.audit("lock tables", link.leading().endpoint().display());
  }

  @Override
  public void drain() {
    step("drain", "apply everything written before the fence", () -> position = handOver.drain());
  }

  @Override
  public void sequences() {
    step(
        "sequences",
        "set the source's sequences beyond the target's",
        () -> sequencesSet = handOver.sequences());
  }

  @Override
  public CutoverData verifyChanged() {
    return handOver.step(
        "verify-changed", "compare what changed since the cut-over", this::compare, this::close);
  }

  private CutoverData compare() {
    StandingComparison.Result result = handOver.compare();
    return new CutoverData(
        link.database(),
        position.asString(),
        result.rows(),
        result.differenceCount(),
        sequencesSet,
        link.stream());
  }

  /** What has to be ready before the traffic moves is the source. */
  @Override
  public void prepareReverse() {
    step(
        "prepare-reverse",
        "ready the source",
        () -> {
          handOver.arm("readying the source");
          opening.ready(handOver.following(), position, handOver.timeout());
        });
    Failpoint.REVERSE_READY.reach();
  }

  @Override
  public void closeLeading() {
    step("close-target", "let the target take no more writes", this::closeTarget);
    handOver.audit("close for writing", link.leading().endpoint().display());
  }

  private void closeTarget() {
    handOver.confirm();
    closing = true;
    handOver.closeLeading();
  }

  @Override
  public void openFollowing() {
    decided = true;
    handOver.step(
        "open-source",
        "let the source take writes",
        () -> {
          opening.commit(handOver.following());
          return true;
        },
        () -> {});
    Failpoint.OPENED.reach();
    handOver.audit("open for writing", link.following().endpoint().display());
  }

  @Override
  public void seal() {
    // Past the traffic's switch a failure is not taken back: the next process completes it.
    handOver.step("seal", "close the target for good", this::sealTarget, () -> {});
    handOver.audit("end sessions", link.leading().endpoint().display());
  }

  private Void sealTarget() {
    Failpoint.BEFORE_SEAL.reach();
    try (SideSession target = SideSession.openWritable(link.leading());
        SideSession source = SideSession.openWritable(link.following())) {
      DatabaseSeal.endOthers(target);
      Failpoint.SEALED.reach();
      link.changes().stop();
      ledger.sealed(source, 0);
      StreamSource.drop(target, link.stream());
      link.seal().clear(source);
    } finally {
      ended = true;
      handOver.close();
    }
    handOver.audit("drop slot and publication", link.stream());
    return null;
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    // Writers first.
    handOver.close();
    if (decided) {
      return;
    }
    link.changes().release();
    if (closing) {
      HandOver.reopenLeading(link);
    }
    InterruptedSwitch.closeSource(link);
  }

  private void step(String name, String description, Runnable action) {
    handOver.step(
        name,
        description,
        () -> {
          action.run();
          return true;
        },
        this::close);
  }
}
