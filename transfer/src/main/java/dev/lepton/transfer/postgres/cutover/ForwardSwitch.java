package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.schema.CutoverStates;
import dev.lepton.transfer.postgres.verify.SideSession;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import dev.lepton.transfer.postgres.verify.Verifier;
import java.time.Duration;
import java.util.List;
import org.postgresql.replication.LogSequenceNumber;

/**
 * From the source to the target. At no moment do both sides take writes: the target opens while the
 * source's tables are locked, and the locks go only after the source has become read-only and its
 * sessions have ended.
 */
final class ForwardSwitch implements SwitchSession {
  private static final int SHOWN = 5;

  private final Link link;
  private final HandOver handOver;
  private final SwitchLedger ledger;
  private LogSequenceNumber position = LogSequenceNumber.INVALID_LSN;
  private int sequencesSet;
  private volatile boolean opened;
  private boolean ended;

  private ForwardSwitch(Link link, HandOver handOver) {
    this.link = link;
    this.handOver = handOver;
    this.ledger = new SwitchLedger(link.stream());
  }

  static ForwardSwitch begin(Link link, Duration timeout) {
    ReverseStream.create(link);
    try {
      return new ForwardSwitch(link, HandOver.prepare(link, timeout, true));
    } catch (RuntimeException e) {
      // A slot that nobody reads keeps the target's log for ever.
      ReverseStream.drop(link);
      throw e;
    }
  }

  @Override
  public void fence() {
    step("fence", "stop the source's writers", () -> handOver.fence(this::fenceLost));
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
        "set the target's sequences beyond the source's",
        () -> sequencesSet = handOver.sequences());
  }

  @Override
  public CutoverData verifyChanged() {
    return handOver.step(
        "verify-changed",
        "compare what changed since the verification",
        this::compare,
        this::close);
  }

  private CutoverData compare() {
    StandingComparison.Result result = handOver.compare();
    if (!result.objectDifferences().isEmpty()) {
      throw changed(result.objectDifferences());
    }
    return new CutoverData(
        link.database(),
        position.asString(),
        result.rows(),
        result.differenceCount(),
        sequencesSet,
        link.reverse());
  }

  private LeptonException changed(List<Difference> objects) {
    return new LeptonException(
        ErrorCode.SOURCE_CHANGED,
        objects.stream()
            .limit(SHOWN)
            .map(
                object ->
                    new Problem(
                        "a definition was changed since the copy: "
                            + object.table()
                            + " "
                            + object.key(),
                        link.leading().endpoint().display(),
                        "make the same change at the target, or give the move up and start it again"))
            .toList());
  }

  @Override
  public void prepareReverse() {
    step("prepare-reverse", "ready the way back, then open the target", this::open);
    Failpoint.OPENED.reach();
    handOver.audit("open for writing", link.following().endpoint().display());
  }

  private void open() {
    handOver.confirm();
    // What the target holds up to here came from the source and must not go back to it.
    LogSequenceNumber from = StreamSource.positionNow(handOver.following());
    handOver
        .leading()
        .inTransaction(
            "ready the way back",
            source -> {
              Verifier.startEqual(source, link.reverse(), from.asString());
              new Ledger().advance(source, link.reverse(), from.asString());
            });
    opened = true;
    handOver
        .following()
        .inTransaction(
            "open the target",
            target -> {
              ledger.finalPosition(target, position);
              CutoverStates.set(target);
              new WriteGuard().open(target);
            });
    handOver.disarm();
  }

  @Override
  public void seal() {
    // Past the traffic's switch a failure is not taken back: the next process completes it.
    handOver.step("seal", "close the source for good", this::sealSource, () -> {});
    handOver.audit("make read-only", link.leading().endpoint().display());
  }

  private Void sealSource() {
    Failpoint.BEFORE_SEAL.reach();
    DatabaseSeal.close(handOver.leading());
    Failpoint.SEALED.reach();
    handOver.releaseFence();
    link.changes().stop();
    long late = StreamSource.changesAfter(handOver.leading(), link.stream(), position);
    ledger.sealed(handOver.following(), late);
    if (late > 0) {
      ended = true;
      handOver.close();
      throw new LeptonException(
          ErrorCode.DIFFERENCES_FOUND,
          late + " row changes reached the source after its locks were lost; the target lacks them",
          link.leading().endpoint().display(),
          "compare both databases, and make these changes at the target");
    }
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
      closeTarget();
    }
    handOver.close();
    ReverseStream.drop(link);
  }

  /**
   * Writers go on at the source from now on. That is as if nothing had been, until the target is
   * open: then the source is closed at once, lest both sides take writes.
   */
  private void fenceLost() {
    if (opened) {
      try (SideSession source = SideSession.openWritable(link.leading())) {
        DatabaseSeal.close(source);
      }
    } else {
      handOver.abandon();
    }
  }

  /**
   * Before the locks go, lest both sides take writes. On a session of its own: the switch's may be
   * what failed.
   */
  private void closeTarget() {
    try (SideSession target = SideSession.open(link.following());
        SideSession source = SideSession.openWritable(link.leading())) {
      target.run("close the target", new WriteGuard()::close);
      DatabaseSeal.allowWrites(source);
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
