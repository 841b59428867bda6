package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.CanaryAnalysis.Outcome;
import dev.lepton.deploy.cluster.CanaryAnalysis.Sides;
import dev.lepton.deploy.cluster.CanaryAnalysis.Verdict;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.Strategy.Canary;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.Trouble.Cause;
import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Leads a growing share of the users to a new release for as long as it does well: Flagger's loop,
 * in which a bad verdict stops the share from growing and too many of them end it. Used once.
 */
final class CanaryRun {
  /**
   * What the run needs of the release.
   *
   * @param share leads that many per cent of the users to the new release
   * @param rest waits a moment; throws once the user wants no more
   * @param troubles of the new release's workloads just now
   */
  record Hands(IntConsumer share, Runnable rest, Supplier<List<Trouble>> troubles) {}

  private final Canary canary;
  private final Sides sides;
  private final Hands hands;
  private final EventSink events;
  private int bad;
  private int silent;

  CanaryRun(Canary canary, Sides sides, Hands hands, EventSink events) {
    this.canary = canary;
    this.sides = sides;
    this.hands = hands;
    this.events = events;
  }

  /** Why users should not meet the new release; none once it did well with the largest share. */
  List<Trouble> run() {
    int percent = canary.steps().stepPercent();
    int shared = 0;
    Instant began = Instant.now();
    while (percent <= canary.steps().mostPercent()) {
      if (percent != shared) {
        hands.share().accept(percent);
        shared = percent;
      }
      progress(percent);
      Instant lately = Instant.now();
      List<Trouble> troubles = hold();
      if (!troubles.isEmpty()) {
        return troubles;
      }
      Verdict verdict = canary.analysis().judge(sides, began, lately);
      note(percent, verdict);
      if (isEnough(verdict)) {
        return List.of(trouble(percent, verdict));
      }
      percent = verdict.outcome() == Outcome.GOOD ? canary.steps().after(percent) : percent;
    }
    return List.of();
  }

  /** Waits for an interval, unless a workload gets ill in it. */
  private List<Trouble> hold() {
    long end = System.nanoTime() + canary.steps().interval().toNanos();
    List<Trouble> troubles = hands.troubles().get();
    while (troubles.isEmpty() && System.nanoTime() - end < 0) {
      hands.rest().run();
      troubles = hands.troubles().get();
    }
    return troubles;
  }

  private boolean isEnough(Verdict verdict) {
    switch (verdict.outcome()) {
      case GOOD -> silent = 0;
      case BAD -> bad++;
      case NO_DATA -> silent++;
    }
    return bad >= canary.steps().threshold() || silent >= canary.steps().threshold();
  }

  private Trouble trouble(int percent, Verdict verdict) {
    boolean noData = verdict.outcome() == Outcome.NO_DATA;
    String deployment = sides.now().deployments().get(0);
    return new Trouble(
        new ObjectKey("apps", "Deployment", sides.namespace(), deployment),
        Cause.CANARY,
        "canary at " + percent + " %",
        (noData ? "nothing can be said of it: " : "it does worse: ") + verdict.reason(),
        noData
            ? "see that users come, and that Prometheus has the metrics of --canary-metrics"
            : "see its logs in the evidence, and the figures of both releases in Prometheus");
  }

  private void progress(int percent) {
    events.emit(
        new Event.Progressed(
            Phase.DEPLOY,
            "canary: " + percent + " % of the users meet the new release",
            Progress.ofRows(percent, 100)));
  }

  private void note(int percent, Verdict verdict) {
    Level level = verdict.outcome() == Outcome.GOOD ? Level.INFO : Level.WARNING;
    String outcome =
        switch (verdict.outcome()) {
          case GOOD -> "good";
          case BAD -> "bad, " + (bad + 1) + " of " + canary.steps().threshold();
          case NO_DATA -> "no data, " + (silent + 1) + " of " + canary.steps().threshold();
        };
    events.emit(
        new Event.Noted(
            Phase.DEPLOY,
            level,
            "canary at " + percent + " %: " + outcome + "; " + verdict.reason()));
  }
}
