package dev.lepton.transfer.postgres.control;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.ShellHook;
import dev.lepton.transfer.SwitchSession;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the other side the primary:
 *
 * <pre>
 * hook → fence → drain → sequences → verify → reverse stream → hook → close → open → seal → hook
 * </pre>
 *
 * The opening of the other side is the single point of decision, and the former primary is closed
 * before it. A failure before it lets writers go on where they were; after it, an interrupted
 * switch is completed. The caller holds the drive. Used once, by one thread.
 */
public final class MoveSwitch {
  private final DatabaseMover mover;
  private final Drive drive;
  private final SwitchPlan plan;
  private final EventSink events;
  private final Clock clock;
  private final List<CutoverReport.Step> steps = new ArrayList<>();

  /** From here on nothing is taken back by this process. */
  private boolean decided;

  public MoveSwitch(
      DatabaseMover mover, Drive drive, SwitchPlan plan, EventSink events, Clock clock) {
    this.mover = mover;
    this.drive = drive;
    this.plan = plan;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes the target the primary.
   *
   * @return empty if it is already, or if an interrupted switch has just been completed
   */
  public Optional<CutoverReport> forward() {
    MoveStage stage = settle();
    if (stage == MoveStage.SWITCHED) {
      return Optional.empty();
    }
    if (stage != MoveStage.FOLLOWING) {
      throw notNow(
          stage == MoveStage.COPYING
              ? "the copy has not finished"
              : "the move has fallen back; nothing follows the source any more",
          stage == MoveStage.COPYING
              ? "wait until `lepton transfer status` says that the target follows, or start `lepton"
                  + " transfer follow`"
              : "`lepton transfer abort`, then start anew");
    }
    return Optional.of(attempts("forward"));
  }

  /**
   * Makes the source the primary again, with what was written since.
   *
   * @return empty if it is already, or if an interrupted switch has just been completed
   */
  public Optional<CutoverReport> back() {
    MoveStage stage = settle();
    if (stage == MoveStage.RETURNED) {
      return Optional.empty();
    }
    if (stage != MoveStage.SWITCHED) {
      throw notNow("the source is the primary; there is nothing to go back from", "none is needed");
    }
    return Optional.of(attempts("back"));
  }

  private MoveStage settle() {
    return new Settlement(mover, drive, events).run();
  }

  private LeptonException notNow(String what, String fix) {
    return new LeptonException(ErrorCode.NOT_SUPPORTED, what, "move " + drive.table().move(), fix);
  }

  private CutoverReport attempts(String direction) {
    long deadline = System.nanoTime() + plan.timeout().toNanos();
    while (true) {
      steps.clear();
      try {
        CutoverReport report = attempt(direction);
        after();
        return report;
      } catch (LeptonException e) {
        boolean again = e.code() == ErrorCode.TIMED_OUT && System.nanoTime() < deadline;
        if (decided || !again) {
          throw e;
        }
        warn("taken back, trying again: " + e.getMessage());
      }
    }
  }

  private CutoverReport attempt(String direction) {
    boolean forward = direction.equals("forward");
    try {
      // Written before writers wait: nothing but the two sides is asked while they do.
      drive.stage(forward ? MoveStage.SWITCHING : MoveStage.RETURNING);
      if (forward) {
        mover.follow();
      } else {
        mover.followBack();
      }
      try (SwitchSession session =
          step(
              "prepare",
              () ->
                  forward
                      ? mover.beginCutover(plan.maxPause())
                      : mover.beginFallback(plan.maxPause()))) {
        plan.hookBeforeFence().ifPresent(command -> hook("before-fence", command, plan.timeout()));
        return protocol(session, forward);
      }
    } catch (RuntimeException e) {
      if (!decided) {
        tidy(forward ? MoveStage.FOLLOWING : MoveStage.SWITCHED, e);
      }
      throw e;
    }
  }

  /** Writers have been let go by the session's end; whoever drives next tidies up, too. */
  private void tidy(MoveStage stage, RuntimeException because) {
    try {
      mover.close();
      drive.stage(stage);
    } catch (LeptonException e) {
      because.addSuppressed(e);
    }
  }

  private CutoverReport protocol(SwitchSession session, boolean forward) {
    long fenced = System.nanoTime();
    step("fence", session::fence);
    step("drain", session::drain);
    step("sequences", session::sequences);
    CutoverData data = step("verify", session::verifyChanged);
    requireEqual(data);
    step("reverse-stream", session::prepareReverse);
    plan.hookSwitch()
        .ifPresent(
            command ->
                hook("switch", command, plan.maxPause().minusNanos(System.nanoTime() - fenced)));
    step("close", session::closeLeading);
    decided = true;
    step("open", session::openFollowing);
    double pause = (System.nanoTime() - fenced) / 1e6;
    if (forward) {
      drive.stage(MoveStage.SWITCHED);
    }
    step("seal", session::seal);
    if (!forward) {
      drive.stage(MoveStage.RETURNED);
    }
    return new CutoverReport(
        forward ? "forward" : "back", clock.instant(), pause, 0, List.copyOf(steps), List.of(data));
  }

  private void requireEqual(CutoverData data) {
    if (data.differenceCount() > 0) {
      throw new LeptonException(
          ErrorCode.DIFFERENCES_FOUND,
          data.differenceCount() + " differences in what changed since the verification",
          "database " + data.database(),
          "nothing was switched, writers go on; `lepton transfer verify` names the rows");
    }
  }

  private void hook(String name, String command, Duration patience) {
    step(
        "hook " + name,
        () -> {
          Optional<String> failure =
              new ShellHook(name, command, plan.environment()).run(patience, events);
          if (failure.isPresent()) {
            throw new LeptonException(
                ErrorCode.APPROVAL_REQUIRED,
                "the hook " + name + " stopped the switch: " + failure.get(),
                command,
                "everything was taken back, writers go on; correct the command and try again");
          }
          return name;
        });
  }

  private void after() {
    plan.hookAfter()
        .flatMap(
            command ->
                new ShellHook("after", command, plan.environment()).run(plan.timeout(), events))
        .ifPresent(failure -> warn("the switch is done, but the hook after it failed: " + failure));
  }

  private void step(String name, Runnable action) {
    step(
        name,
        () -> {
          action.run();
          return name;
        });
  }

  private <T> T step(String name, Supplier<T> action) {
    long begun = System.nanoTime();
    T result = action.get();
    steps.add(new CutoverReport.Step(name, (System.nanoTime() - begun) / 1e6));
    return result;
  }

  private void warn(String message) {
    events.emit(new Event.Noted(Phase.CUTOVER, Event.Level.WARNING, message));
  }
}
