package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.transfer.CutoverData;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.verify.SideSession;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import java.time.Duration;
import org.postgresql.replication.LogSequenceNumber;

/**
 * From the target back to the source, with what was written since. The mirror image of {@link
 * ForwardSwitch}: the source opens while the target's tables are locked, and the locks go only
 * after the target's guard is closed and its sessions have ended.
 */
final class BackwardSwitch implements SwitchSession {
  private final Link link;
  private final HandOver handOver;
  private final SwitchLedger ledger;
  private LogSequenceNumber position = LogSequenceNumber.INVALID_LSN;
  private int sequencesSet;
  private volatile boolean opened;
  private boolean ended;

  private BackwardSwitch(Link link, HandOver handOver) {
    this.link = link;
    this.handOver = handOver;
    this.ledger = new SwitchLedger(link.stream());
  }

  /**
   * @param link leads from the target to the source
   */
  static BackwardSwitch begin(Link link, Duration timeout) {
    // Definitions are not compared: the source never lost its own, and the new release may have
    // added to the target's.
    return new BackwardSwitch(link, HandOver.prepare(link, timeout, false));
  }

  @Override
  public void fence() {
    step("fence", "stop the target's writers", () -> handOver.fence(this::fenceLost));
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

  /**
   * There is no second way forward; what has to be ready before the traffic moves is the source.
   */
  @Override
  public void prepareReverse() {
    step("prepare-reverse", "open the source", this::open);
    handOver.audit("open for writing", link.following().endpoint().display());
  }

  private void open() {
    handOver.confirm();
    opened = true;
    handOver
        .following()
        .inTransaction("record the switch", source -> ledger.finalPosition(source, position));
    DatabaseSeal.open(handOver.following());
    handOver.disarm();
  }

  @Override
  public void seal() {
    // Past the traffic's switch a failure is not taken back: the next process completes it.
    handOver.step("seal", "close the target", this::sealTarget, () -> {});
    handOver.audit("close for writing", link.leading().endpoint().display());
  }

  private Void sealTarget() {
    handOver.leading().run("close the target", new WriteGuard()::close);
    DatabaseSeal.endOthers(handOver.leading());
    handOver.releaseFence();
    link.changes().stop();
    ledger.sealed(handOver.following(), 0);
    StreamSource.drop(handOver.leading(), link.stream());
    handOver.audit("drop slot and publication", link.stream());
    ended = true;
    handOver.close();
    return null;
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    if (opened) {
      closeSource();
    }
    handOver.close();
  }

  /** The mirror image of the same in {@link ForwardSwitch}. */
  private void fenceLost() {
    if (opened) {
      try (SideSession target = SideSession.open(link.leading())) {
        target.run("close the target", new WriteGuard()::close);
        DatabaseSeal.endOthers(target);
      }
    } else {
      handOver.abandon();
    }
  }

  /**
   * Before the locks go, lest both sides take writes. On a session of its own: the switch's may be
   * what failed.
   */
  private void closeSource() {
    try (SideSession source = SideSession.openWritable(link.following());
        SideSession target = SideSession.open(link.leading())) {
      DatabaseSeal.close(source);
      target.run("open the target", new WriteGuard()::open);
    } finally {
      handOver.releaseFence();
    }
  }

  /** What the death of this process would do first: nobody looks after the locks any more. */
  void stopWatching() {
    handOver.stopWatching();
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
