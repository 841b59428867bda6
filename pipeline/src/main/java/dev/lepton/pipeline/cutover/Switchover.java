package dev.lepton.pipeline.cutover;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.CutoverSpec;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.SwitchSession;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves traffic and writes from one side to the other, forward or back:
 *
 * <pre>hold → fence → drain → sequences → verify → reverse stream → close → switch → open → seal
 * </pre>
 *
 * The gateway's route is the single point of decision, or the opening of the first database where
 * there is no gateway. Until then, closing the sessions lets the writers go on where they were; so
 * does the death of this process until the former primary is closed, since both the hold and the
 * fence are leases. After the decision an interrupted protocol is completed, never undone. No side
 * opens before the other is closed. Not thread-safe.
 */
public final class Switchover {
  private static final int ATTEMPTS = 5;
  private static final Duration LAG_PATIENCE = Duration.ofMinutes(10);

  private final CutoverSpec spec;
  private final Collection<DatabaseMover> movers;
  private final Optional<TrafficSwitch> traffic;
  private final EventSink events;
  private final Clock clock;
  private boolean switched;

  public Switchover(
      CutoverSpec spec,
      Collection<DatabaseMover> movers,
      Optional<TrafficSwitch> traffic,
      EventSink events,
      Clock clock) {
    this.spec = spec;
    this.movers = movers;
    this.traffic = traffic;
    this.events = events;
    this.clock = clock;
  }

  /** Makes the target the primary. Idempotent: completes a switch that an earlier process began. */
  public CutoverReport forward() {
    return forward(() -> {});
  }

  /**
   * @param rehearsal once the target follows closely, before anything is held or closed; whatever
   *     it throws leaves everything where it was. Left out where the switch has happened
   */
  public CutoverReport forward(Runnable rehearsal) {
    Hooks hooks = new Hooks(events);
    CutoverReport report;
    if (happened(Route.NEW, DatabaseMover::takeBackInterruptedCutover)) {
      report =
          complete(
              "forward",
              movers.stream().mapToLong(DatabaseMover::completeInterruptedCutover).sum());
    } else {
      movers.forEach(DatabaseMover::follow);
      awaitLag();
      rehearsal.run();
      spec.beforeHook().ifPresent(hooks::before);
      report = attempts(Route.NEW, "forward");
    }
    spec.afterHook().ifPresent(hooks::after);
    return report;
  }

  /**
   * Makes the source the primary again, with what was written since. Idempotent like {@link
   * #forward()}.
   */
  public CutoverReport back() {
    if (happened(Route.OLD, DatabaseMover::takeBackInterruptedFallback)) {
      return complete(
          "back", movers.stream().mapToLong(DatabaseMover::completeInterruptedFallback).sum());
    }
    movers.forEach(DatabaseMover::followBack);
    return attempts(Route.OLD, "back");
  }

  /**
   * Whether an earlier process came as far as the decision; where it did not, what it left is taken
   * back.
   */
  private boolean happened(Route route, Predicate<DatabaseMover> takeBack) {
    if (traffic.isPresent() && traffic.get().route() == route) {
      return true;
    }
    for (DatabaseMover mover : movers) {
      // They open in this order, so that the first one decides for all.
      if (takeBack.test(mover)) {
        return true;
      }
    }
    return false;
  }

  private CutoverReport complete(String direction, long lateWrites) {
    if (lateWrites > 0) {
      throw new LeptonException(
          ErrorCode.DIFFERENCES_FOUND,
          lateWrites
              + " writes reached the former primary after the switch, while no lepton process was running",
          "the former primary",
          "something writes to it besides the application behind the gateway; carry these rows over by hand");
    }
    note(Event.Level.INFO, "the switch had happened before this process began; it is complete now");
    return new CutoverReport(direction, clock.instant(), 0, 0, List.of(), List.of());
  }

  private CutoverReport attempts(Route route, String direction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(route, direction);
      } catch (LeptonException e) {
        if (switched) {
          note(
              Event.Level.WARNING,
              "the switch "
                  + direction
                  + " has happened; the next run completes it: "
                  + e.getMessage());
          throw e;
        }
        note(
            Event.Level.WARNING,
            "attempt "
                + attempt
                + " to switch "
                + direction
                + " was taken back: "
                + e.getMessage());
        if (e.code() != ErrorCode.TIMED_OUT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private CutoverReport attempt(Route route, String direction) {
    SwitchTimer timer = new SwitchTimer(spec.maxPause());
    try (SwitchSides sides = new SwitchSides()) {
      for (DatabaseMover mover : movers) {
        timer.step("prepare", () -> sides.add(begin(mover, route)));
      }
      timer.pauseBegins();
      return traffic.isPresent()
          ? held(traffic.get(), route, direction, sides, timer)
          : protocol(route, direction, sides, timer, Optional.empty());
    }
  }

  private SwitchSession begin(DatabaseMover mover, Route route) {
    return route == Route.NEW
        ? mover.beginCutover(spec.maxPause())
        : mover.beginFallback(spec.maxPause());
  }

  private CutoverReport held(
      TrafficSwitch gateway, Route route, String direction, SwitchSides sides, SwitchTimer timer) {
    List<TrafficSwitch.Hold> held = new ArrayList<>();
    timer.step("hold requests", () -> held.add(gateway.hold(spec.maxPause())));
    try (TrafficSwitch.Hold hold = held.get(0)) {
      return protocol(route, direction, sides, timer, Optional.of(hold));
    }
  }

  private CutoverReport protocol(
      Route route,
      String direction,
      SwitchSides sides,
      SwitchTimer timer,
      Optional<TrafficSwitch.Hold> hold) {
    sides.forEach(session -> timer.step("fence writers", session::fence));
    sides.forEach(session -> timer.step("drain changes", session::drain));
    sides.forEach(session -> timer.step("set sequences", session::sequences));
    List<CutoverData> data = new ArrayList<>();
    sides.forEach(
        session -> timer.step("verify what changed", () -> data.add(session.verifyChanged())));
    requireEqual(data);
    sides.forEach(session -> timer.step("prepare the way back", session::prepareReverse));
    sides.forEach(session -> timer.step("close the former primary", session::closeLeading));
    hold.ifPresent(held -> timer.step("switch traffic", () -> switchTraffic(held, route)));
    switched = true;
    sides.forEach(session -> timer.last("open the new primary", session::openFollowing));
    double pause = timer.pauseMillis();
    events.emit(new Event.Audited(Phase.CUTOVER, "switch traffic", direction));
    // Past the point of no return: whatever fails now is completed by the next process, not undone.
    sides.forEach(SwitchSession::seal);
    return new CutoverReport(
        direction,
        clock.instant(),
        pause,
        hold.map(TrafficSwitch.Hold::held).orElse(0L),
        timer.steps(),
        data);
  }

  /** The gateway's answer may be lost after it has switched. */
  private void switchTraffic(TrafficSwitch.Hold held, Route route) {
    try {
      held.switchTo(route);
    } catch (LeptonException e) {
      if (traffic.map(TrafficSwitch::route).filter(route::equals).isEmpty()) {
        throw e;
      }
      note(Event.Level.WARNING, "the gateway has switched, but did not say so: " + e.getMessage());
    }
  }

  private static void requireEqual(List<CutoverData> data) {
    for (CutoverData side : data) {
      if (side.differenceCount() > 0) {
        throw new LeptonException(
            ErrorCode.DIFFERENCES_FOUND,
            side.differenceCount() + " differences in what changed since the verification",
            "database " + side.database(),
            "nothing was switched; run `lepton transfer` to verify again, or `lepton abort`");
      }
    }
  }

  private void awaitLag() {
    long deadline = System.nanoTime() + LAG_PATIENCE.toNanos();
    for (DatabaseMover mover : movers) {
      while (mover.lag().age().compareTo(spec.maxLag()) > 0) {
        if (System.nanoTime() > deadline) {
          throw new LeptonException(
              ErrorCode.TIMED_OUT,
              "the target is " + mover.lag().age().toSeconds() + " s behind and does not catch up",
              "change stream",
              "reduce the write load, give the target more resources, or allow a larger cutover.maxLag");
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "interrupted before the switch", "cut-over", "run again to go on");
    }
  }

  private void note(Event.Level level, String message) {
    events.emit(new Event.Noted(Phase.CUTOVER, level, message));
  }
}
