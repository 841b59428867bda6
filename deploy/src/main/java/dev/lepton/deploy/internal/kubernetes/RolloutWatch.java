package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.WorkloadState;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits until all workloads are healthy, or one of them is known not to become so. */
final class RolloutWatch {
  private static final long EVERY_MILLIS = 500;

  private final Observer observer;
  private final EventSink events;
  private final Runnable heartbeat;
  private final BooleanSupplier stopped;

  /**
   * @param heartbeat called at each look
   * @param stopped whether the user wants no more of it
   */
  RolloutWatch(Observer observer, EventSink events, Runnable heartbeat, BooleanSupplier stopped) {
    this.observer = observer;
    this.events = events;
    this.heartbeat = heartbeat;
    this.stopped = stopped;
  }

  /**
   * How it ended.
   *
   * @param troubles none if all became healthy
   */
  record Outcome(List<WorkloadState> states, List<Trouble> troubles) {}

  /**
   * @throws LeptonException INTERRUPTED when it was stopped
   */
  Outcome await(List<ObjectKey> workloads, Limits limits) {
    long end = System.nanoTime() + limits.timeout().toNanos();
    while (true) {
      List<Observed> now = observer.look(workloads);
      List<WorkloadState> states = now.stream().map(Observed::state).toList();
      List<Trouble> troubles = now.stream().flatMap(each -> each.troubles().stream()).toList();
      progress(now);
      if (!troubles.isEmpty() || now.stream().allMatch(Observed::isHealthy)) {
        return new Outcome(states, troubles);
      }
      if (System.nanoTime() - end >= 0) {
        return new Outcome(states, late(now, limits.timeout()));
      }
      pause();
      heartbeat.run();
    }
  }

  private void progress(List<Observed> now) {
    long done = now.stream().filter(Observed::isHealthy).count();
    String waiting =
        now.stream()
            .filter(each -> !each.isHealthy())
            .findFirst()
            .map(each -> each.state().workload() + ": " + each.state().message())
            .orElse("healthy");
    events.emit(
        new Event.Progressed(
            Phase.DEPLOY, waiting, Progress.ofRows(done, Math.max(1, now.size()))));
  }

  private static List<Trouble> late(List<Observed> now, Duration timeout) {
    return now.stream()
        .filter(each -> !each.isHealthy())
        .map(
            each ->
                Observer.deadline(
                    each.state().workload(),
                    "it is not healthy after "
                        + timeout.toSeconds()
                        + " s: "
                        + each.state().message()))
        .toList();
  }

  private void pause() {
    try {
      Thread.sleep(EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stop();
    }
    if (stopped.getAsBoolean()) {
      throw stop();
    }
  }

  private static LeptonException stop() {
    return new LeptonException(
        ErrorCode.INTERRUPTED,
        "stopped before all workloads were healthy",
        "lepton deploy",
        "run the same command again when you want it to go on");
  }
}
