package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.verify.SideSession;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import dev.lepton.transfer.postgres.verify.Verifier;
import java.time.Duration;
import java.util.List;
import org.postgresql.replication.LogSequenceNumber;

/**
 * From the source to the target. At no moment do both sides take writes: the source's locks go in
 * the commit that closes it, and the target opens after that, by a commit of its own.
 */
final class ForwardSwitch implements SwitchSession {
  private static final int SHOWN = 5;

  private final Link link;
  private final HandOver handOver;
  private final SwitchLedger ledger;
  private LogSequenceNumber position = LogSequenceNumber.INVALID_LSN;
  private int sequencesSet;
  private final Opening opening;
  private boolean closing;
  private boolean decided;
  private boolean ended;

  private ForwardSwitch(Link link, HandOver handOver) {
    this.link = link;
    this.handOver = handOver;
    this.ledger = new SwitchLedger(link.stream());
    this.opening = new Opening(link);
  }

  static ForwardSwitch begin(Link link, Duration timeout) {
    ReverseStream.create(link);
    try {
      HandOver handOver = HandOver.prepare(link, timeout, true);
      try {
        handOver.compareEarly();
        // Its client has less to skip then, while writers wait.
        StreamSource.advance(handOver.following(), link.reverse());
        return new ForwardSwitch(link, handOver);
      } catch (RuntimeException e) {
        handOver.close();
        throw e;
      }
    } catch (RuntimeException e) {
      // A slot that nobody reads keeps the target's log for ever.
      ReverseStream.drop(link);
      throw e;
    }
  }

  @Override
  public void fence() {
    step("fence", "stop the source's writers", () -> handOver.fence(handOver::abandon));
    handOver.audit("lock tables", link.leading().endpoint().display());
  }

  @Override
  public void drain() {
    step("drain", "apply everything written before the fence", this::drainAndTurn);
  }

  private void drainAndTurn() {
    position = handOver.drain();
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
    // It connects while the rest is done.
    link.back().startHeld();
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
    step("prepare-reverse", "see the way back run, then ready the target", this::ready);
    Failpoint.REVERSE_READY.reach();
  }

  private void ready() {
    handOver.arm("readying the target");
    ReverseStream.awaitRunning(link, handOver.following(), handOver.deadline());
    opening.ready(handOver.following(), position, handOver.timeout());
  }

  @Override
  public void closeLeading() {
    step("close-source", "let the source take no more writes", this::closeSource);
    handOver.audit("close for writing", link.leading().endpoint().display());
  }

  private void closeSource() {
    handOver.confirm();
    ReverseStream.requireRunning(link, handOver.following());
    closing = true;
    handOver.closeLeading();
  }

  @Override
  public void openFollowing() {
    decided = true;
    handOver.step(
        "open-target",
        "let the target take writes",
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
    handOver.step("seal", "close the source for good", this::sealSource, () -> {});
    if (!link.seal().partial()) {
      handOver.audit("make read-only", link.leading().endpoint().display());
    }
  }

  private Void sealSource() {
    Failpoint.BEFORE_SEAL.reach();
    // On new sessions: the switch's may have been lost since, and their time is limited.
    try (SideSession source = SideSession.openWritable(link.leading());
        SideSession target = SideSession.openWritable(link.following())) {
      link.seal().close(source);
      Failpoint.SEALED.reach();
      link.changes().stop();
      long late = StreamSource.changesAfter(source, link.stream(), position);
      ledger.sealed(target, late);
      if (late > 0) {
        throw new LeptonException(
            ErrorCode.DIFFERENCES_FOUND,
            late + " row changes reached the source after it was closed; the target lacks them",
            link.leading().endpoint().display(),
            "compare both databases, and make these changes at the target");
      }
      StreamSource.drop(source, link.stream());
      // Not earlier: what it writes to the source would have been counted.
      link.back().release();
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
    link.back().stop();
    try (SideSession target = SideSession.openWritable(link.following())) {
      if (!opening.happened(target)) {
        opening.takeBack(target);
      }
    }
    ReverseStream.drop(link);
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
