package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.Lag;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.StreamStatus;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.cutover.InterruptedSwitch;
import dev.lepton.transfer.postgres.cutover.Link;
import dev.lepton.transfer.postgres.cutover.ReverseClient;
import dev.lepton.transfer.postgres.cutover.SourceSeal;
import dev.lepton.transfer.postgres.cutover.Switches;
import dev.lepton.transfer.postgres.schema.SchemaRenames;
import dev.lepton.transfer.postgres.verify.Catalogs;
import dev.lepton.transfer.postgres.verify.Verifier;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The live part of a move: the change streams in both directions, the verification, and the switch.
 * A later process goes on where an earlier one stopped. Not thread-safe, except {@link #lag()},
 * {@link #status()}, {@link #pause()}, {@link #resume()} and {@link #throttle(long)}.
 */
public final class LiveLink implements AutoCloseable {
  private static final Duration CATCH_UP_BEFORE_SWITCH = Duration.ofSeconds(60);

  private final MoverSettings settings;
  private final ConnectionFactory source;
  private final ConnectionFactory target;
  private final String slot;
  private final EventSink events;
  private final StreamControl control = new StreamControl();
  private volatile @Nullable Follower forward;
  private volatile @Nullable Follower backward;

  /**
   * @param slotName name of the slot and of the publication on the source, both of which exist
   *     already
   */
  public LiveLink(
      MoverSettings settings,
      ConnectionFactory source,
      ConnectionFactory target,
      String slotName,
      EventSink events) {
    this.settings = settings;
    this.source = source;
    this.target = target;
    this.slot = slotName;
    this.events = events;
  }

  /**
   * Begins to apply the source's changes to the target, in the background; does nothing when that
   * runs.
   */
  public void follow() {
    if (forward == null) {
      Follower follower = new Follower(forwardRoute(), control, events);
      follower.start();
      forward = follower;
    }
  }

  /**
   * Returns once everything that had been written at the source when this was called is at the
   * target. After the first such return since the copy, the target shows one state of the source:
   * before, its chunks show different ones, so that foreign keys and unique constraints may not
   * hold yet.
   *
   * @throws LeptonException TIMED_OUT, or what stopped the stream
   */
  public void catchUp(Duration timeout) {
    following().catchUp(timeout);
    following().requireComplete();
  }

  /**
   * How far the target is behind; thread-safe.
   *
   * @throws LeptonException what stopped the stream, if something did
   */
  public Lag lag() {
    return following().lag();
  }

  /**
   * What the stream does, or the reverse stream where only that runs; thread-safe.
   *
   * @throws LeptonException what stopped the stream, if something did
   */
  public StreamStatus status() {
    Follower back = backward;
    return forward == null && back != null ? back.status() : following().status();
  }

  /** Lets the streams rest until {@link #resume()}; thread-safe. */
  public void pause() {
    control.pause();
  }

  /** Thread-safe. */
  public void resume() {
    control.resume();
  }

  /**
   * Limits what the streams apply; thread-safe.
   *
   * @param rowsPerSecond row changes per second at most; 0 for no limit
   */
  public void throttle(long rowsPerSecond) {
    control.throttle(rowsPerSecond);
  }

  /**
   * Reads a table anew that the stream has left out because its changes could not be written, and
   * lets them in again.
   *
   * @throws LeptonException what stands in the way; the table stays left out then
   */
  public void retry(QualifiedName table) {
    Follower back = backward;
    (forward == null && back != null ? back : following()).resync(table);
  }

  /**
   * Gives the move up, and drops the slot, rather than let the source keep more log; thread-safe.
   *
   * @param bytes of log at most; 0 for no limit
   */
  public void limitRetainedWal(long bytes) {
    control.limitRetained(bytes);
  }

  /** Compares every row of both sides at one position of the stream, which goes on meanwhile. */
  public VerificationReport verify() {
    control.requireRunning(slot);
    long begun = System.nanoTime();
    events.emit(new Event.StepStarted(Phase.TRANSFER, "verify", "compare every row on both sides"));
    VerificationReport report = verifier().verify(following());
    events.emit(
        new Event.StepFinished(
            Phase.TRANSFER, "verify", Duration.ofNanos(System.nanoTime() - begun), false));
    return report;
  }

  /**
   * Readies the switch to the target. The source's writers notice nothing before {@link
   * SwitchSession#fence()}.
   *
   * @param timeout how long they may have to wait then, before everything is taken back
   */
  public SwitchSession beginCutover(Duration timeout) {
    control.requireRunning(slot);
    following().requireComplete();
    following().requireSameShapes();
    following().catchUp(CATCH_UP_BEFORE_SWITCH);
    SwitchSession session = Switches.forward(forwardLink(), timeout);
    try {
      // Once more: readying it took a while.
      following().requireSameShapes();
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Readies the switch back to the source; starts the reverse stream if it does not run. */
  public SwitchSession beginFallback(Duration timeout) {
    control.requireRunning(slot);
    followBack();
    followingBack().catchUp(CATCH_UP_BEFORE_SWITCH);
    followingBack().requireComplete();
    return Switches.backward(backwardLink(), timeout);
  }

  /**
   * Completes a cut-over whose traffic has moved while the tool was killed: seals the source.
   * Idempotent.
   *
   * @return row changes that reached the source after its final position, and that the target lacks
   */
  public long completeInterruptedCutover() {
    return Switches.completeForward(forwardLink());
  }

  /**
   * Takes a cut-over back that nobody has decided for, or completes it where the target has been
   * written to. Idempotent.
   *
   * @return whether the target has become the primary
   */
  public boolean takeBackInterruptedCutover() {
    return InterruptedSwitch.takeBack(forwardLink());
  }

  /**
   * Takes a fall-back back that died before the source opened, or completes it. Idempotent.
   *
   * @return whether the source is the primary
   */
  public boolean takeBackInterruptedFallback() {
    return InterruptedSwitch.takeBackFallback(backwardLink());
  }

  /** The mirror image of {@link #completeInterruptedCutover()}. */
  public long completeInterruptedFallback() {
    return Switches.completeBackward(backwardLink());
  }

  /**
   * Begins to apply the target's changes to the source, in the background; does nothing when that
   * runs.
   */
  public void followBack() {
    if (backward == null) {
      Follower follower = new Follower(backwardRoute(), control, events);
      follower.start();
      backward = follower;
    }
  }

  /**
   * Ends the reverse stream for good and removes its slot, its publication and its ledger.
   * Idempotent.
   */
  public void dropReverse() {
    if (backward != null) {
      backward.stop();
      backward = null;
    }
    Switches.dropReverse(forwardLink());
  }

  /** Stops what runs in the background; slots stay. */
  @Override
  public void close() {
    if (forward != null) {
      forward.stop();
      forward = null;
    }
    if (backward != null) {
      backward.stop();
      backward = null;
    }
  }

  private Follower following() {
    Follower running = forward;
    if (running == null) {
      throw new LeptonException(
          ErrorCode.INTERNAL,
          "the change stream does not run",
          "stream " + slot,
          "call follow() first");
    }
    return running;
  }

  private Follower followingBack() {
    Follower running = backward;
    if (running == null) {
      throw new LeptonException(
          ErrorCode.INTERNAL,
          "the reverse stream does not run",
          "stream " + slot,
          "call followBack() first");
    }
    return running;
  }

  private StreamRoute forwardRoute() {
    Selection selection = settings.spec().selection();
    return new StreamRoute(
        slot,
        source,
        target,
        connection -> SchemaRenames.at(connection, selection)::toTarget,
        new RowConditions(source, selection, false),
        Optional.of(new SourceShapeCheck(source, target, slot, selection)));
  }

  /** After the cut-over the target's definitions may go their own way. */
  private StreamRoute backwardRoute() {
    return new StreamRoute(
        slot + "_back",
        target,
        source,
        connection -> SchemaNames.of(settings.spec().selection())::toSource,
        new RowConditions(source, settings.spec().selection(), true),
        Optional.empty());
  }

  private Catalogs catalogs() {
    return Catalogs.streamed(settings.spec().selection());
  }

  private SourceSeal seal() {
    return SourceSeal.of(settings.spec().selection());
  }

  private Verifier verifier() {
    return new Verifier(source, target, catalogs(), slot, settings.spec().parallelism());
  }

  private Link forwardLink() {
    Follower stream = forward != null ? forward : new Follower(forwardRoute(), control, events);
    Link.Streams streams = new Link.Streams(stream, new Back());
    Link.Parts parts = new Link.Parts(catalogs(), unstreamed(), seal());
    return new Link(
        settings.spec().name(), slot, source, target, streams, verifier(), parts, events);
  }

  private Catalogs unstreamed() {
    return Catalogs.unstreamed(settings.spec().selection(), settings.spec().allow());
  }

  private Link backwardLink() {
    String name = slot + "_back";
    Follower stream = backward != null ? backward : new Follower(backwardRoute(), control, events);
    Catalogs back = catalogs().back();
    Verifier verifier = new Verifier(target, source, back, name, settings.spec().parallelism());
    Link.Streams streams = new Link.Streams(stream, new Back());
    Link.Parts parts = new Link.Parts(back, unstreamed().back(), seal());
    return new Link(settings.spec().name(), name, target, source, streams, verifier, parts, events);
  }

  /** The reverse stream, as a switch sees it. */
  private final class Back implements ReverseClient {
    @Override
    public void startHeld() {
      Follower follower = new Follower(backwardRoute(), control, events);
      follower.hold();
      follower.start();
      backward = follower;
    }

    @Override
    public void release() {
      followingBack().release();
    }

    @Override
    public void check() {
      followingBack().requireRunning();
    }

    @Override
    public void stop() {
      Follower back = backward;
      if (back != null) {
        back.stop();
        backward = null;
      }
    }
  }
}
