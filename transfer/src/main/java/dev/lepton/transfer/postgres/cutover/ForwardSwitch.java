package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.verify.SideSession;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import dev.lepton.transfer.postgres.verify.Verifier;
import java.time.Duration;
import org.postgresql.replication.LogSequenceNumber;

/** From the source to the target, with a way back that runs before the target takes a write. */
final class ForwardSwitch extends DatabaseSwitch {
  private static final int SHOWN = 5;

  private ForwardSwitch(Link link, HandOver handOver) {
    super(link, handOver, "source", "target");
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
  void drained() {
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
  void requireSame(StandingComparison.Result result) {
    if (!result.objectDifferences().isEmpty()) {
      throw new LeptonException(
          ErrorCode.SOURCE_CHANGED,
          result.objectDifferences().stream()
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
  }

  @Override
  String back() {
    return link.reverse();
  }

  @Override
  public void prepareReverse() {
    step(
        "prepare-reverse",
        "see the way back run, then ready the target",
        () -> {
          handOver.arm("readying the target");
          ReverseStream.awaitRunning(link, handOver.following(), handOver.deadline());
          opening.ready(handOver.following(), position(), handOver.timeout());
        });
    Failpoint.REVERSE_READY.reach();
  }

  @Override
  void requireReady() {
    ReverseStream.requireRunning(link, handOver.following());
  }

  @Override
  public void seal() {
    super.seal();
    if (!link.seal().partial()) {
      handOver.audit("make read-only", link.leading().endpoint().display());
    }
  }

  @Override
  void sealLeading() {
    try (SideSession source = SideSession.openWritable(link.leading());
        SideSession target = SideSession.openWritable(link.following())) {
      link.seal().close(source);
      Failpoint.SEALED.reach();
      link.changes().stop();
      long late = StreamSource.changesAfter(source, link.stream(), position());
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
    }
  }

  @Override
  void takeBack() {
    link.back().stop();
    try (SideSession target = SideSession.openWritable(link.following())) {
      if (!opening.happened(target)) {
        opening.takeBack(target);
      }
    }
    ReverseStream.drop(link);
  }
}
