package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.transfer.CutoverData;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import org.postgresql.replication.LogSequenceNumber;

/**
 * What a switch does whichever way it goes: it stops the writers of the side that leads, brings the
 * side that follows up to where they stopped, and hands over. At no moment do both sides take
 * writes: the leading side's locks go in the commit that closes it, and the other one opens after
 * that, by a commit of its own. Until then whatever fails is taken back.
 */
abstract class DatabaseSwitch implements SwitchSession {
  final Link link;
  final HandOver handOver;
  final SwitchLedger ledger;
  final Opening opening;
  private final String leading;
  private final String following;
  private LogSequenceNumber position = LogSequenceNumber.INVALID_LSN;
  private int sequencesSet;
  private boolean closing;
  private boolean decided;
  private boolean ended;

  /**
   * @param leading what a reader calls the side that leads until now: source or target
   * @param following the other one
   */
  DatabaseSwitch(Link link, HandOver handOver, String leading, String following) {
    this.link = link;
    this.handOver = handOver;
    this.ledger = new SwitchLedger(link.stream());
    this.opening = new Opening(link);
    this.leading = leading;
    this.following = following;
  }

  /** Up to where everything was applied when the writers had stopped. */
  final LogSequenceNumber position() {
    return position;
  }

  @Override
  public final void fence() {
    step("fence", "stop the " + leading + "'s writers", () -> handOver.fence(handOver::abandon));
    handOver.audit("lock tables", link.leading().endpoint().display());
  }

  @Override
  public final void drain() {
    step(
        "drain",
        "apply everything written before the fence",
        () -> {
          position = handOver.drain();
          drained();
        });
  }

  /** What else is to be done while writers wait and both sides hold the same; here nothing. */
  void drained() {}

  @Override
  public final void sequences() {
    step(
        "sequences",
        "set the " + following + "'s sequences beyond the " + leading + "'s",
        () -> sequencesSet = handOver.sequences());
  }

  @Override
  public final CutoverData verifyChanged() {
    return handOver.step(
        "verify-changed",
        "compare what changed since both were last compared",
        () -> {
          StandingComparison.Result result = handOver.compare();
          requireSame(result);
          return new CutoverData(
              link.database(),
              position.asString(),
              result.rows(),
              result.differenceCount(),
              sequencesSet,
              back());
        },
        this::close);
  }

  /** Refuses what must not differ for the switch to go on; here nothing: it is counted. */
  void requireSame(StandingComparison.Result result) {}

  /** The stream that leads back after the switch. */
  abstract String back();

  @Override
  public final void closeLeading() {
    step(
        "close-" + leading,
        "let the " + leading + " take no more writes",
        () -> {
          handOver.confirm();
          requireReady();
          closing = true;
          handOver.closeLeading();
        });
    handOver.audit("close for writing", link.leading().endpoint().display());
  }

  /** A last look before the leading side closes; here at no more than its locks. */
  void requireReady() {}

  @Override
  public final void openFollowing() {
    decided = true;
    handOver.step(
        "open-" + following,
        "let the " + following + " take writes",
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
    handOver.step(
        "seal",
        "close the " + leading + " for good",
        () -> {
          Failpoint.BEFORE_SEAL.reach();
          try {
            sealLeading();
          } finally {
            ended = true;
            handOver.close();
          }
          handOver.audit("drop slot and publication", link.stream());
          return true;
        },
        () -> {});
  }

  /** On new sessions: the switch's may have been lost since, and their time is limited. */
  abstract void sealLeading();

  @Override
  public final void close() {
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
    takeBack();
  }

  /** Undoes what was readied for the other way; the leading side takes writes again. */
  abstract void takeBack();

  final void step(String name, String description, Runnable action) {
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
