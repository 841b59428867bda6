package dev.lepton.deploy.canary;

import dev.lepton.deploy.canary.Verdict.Outcome;
import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Leads a growing share of the users to a new release for as long as it does well: Flagger's loop,
 * in which a bad verdict stops the share from growing and too many of them end it. Used once.
 *
 * @param <T> what is wrong with a release
 */
public final class CanaryRun<T> {
  /** Judges the release at the end of an interval. */
  @FunctionalInterface
  public interface Judge {
    /**
     * @param began when the first users met the new release
     * @param lately when the interval began that ends now
     */
    Verdict judge(Instant began, Instant lately);
  }

  /**
   * What the run needs of the release.
   *
   * @param share leads that many per cent of the users to the new release
   * @param rest waits a moment; throws once the user wants no more
   * @param troubles of the new release just now
   * @param worse what a share and the verdict that ends the run are called
   */
  public record Hands<T>(
      IntConsumer share,
      Runnable rest,
      Supplier<List<T>> troubles,
      BiFunction<Integer, Verdict, T> worse) {}

  private final CanarySteps steps;
  private final Judge judge;
  private final Hands<T> hands;
  private final Phase phase;
  private final EventSink events;
  private int bad;
  private int silent;

  /**
   * @param phase that events belong to
   */
  public CanaryRun(CanarySteps steps, Judge judge, Hands<T> hands, Phase phase, EventSink events) {
    this.steps = steps;
    this.judge = judge;
    this.hands = hands;
    this.phase = phase;
    this.events = events;
  }

  /** Why users should not meet the new release; none once it did well with the largest share. */
  public List<T> run() {
    int percent = steps.stepPercent();
    int shared = 0;
    Instant began = Instant.now();
    while (percent <= steps.mostPercent()) {
      if (percent != shared) {
        hands.share().accept(percent);
        shared = percent;
      }
      progress(percent);
      Instant lately = Instant.now();
      List<T> troubles = hold();
      if (!troubles.isEmpty()) {
        return troubles;
      }
      Verdict verdict = judge.judge(began, lately);
      note(percent, verdict);
      if (isEnough(verdict)) {
        return List.of(hands.worse().apply(percent, verdict));
      }
      percent = verdict.outcome() == Outcome.GOOD ? steps.after(percent) : percent;
    }
    return List.of();
  }

  /** Waits for an interval, unless the release gets ill in it. */
  private List<T> hold() {
    long end = System.nanoTime() + steps.interval().toNanos();
    List<T> troubles = hands.troubles().get();
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
    return bad >= steps.threshold() || silent >= steps.threshold();
  }

  private void progress(int percent) {
    events.emit(
        new Event.Progressed(
            phase,
            "canary: " + percent + " % of the users meet the new release",
            Progress.ofRows(percent, 100)));
  }

  private void note(int percent, Verdict verdict) {
    Level level = verdict.outcome() == Outcome.GOOD ? Level.INFO : Level.WARNING;
    String outcome =
        switch (verdict.outcome()) {
          case GOOD -> "good";
          case BAD -> "bad, " + (bad + 1) + " of " + steps.threshold();
          case NO_DATA -> "no data, " + (silent + 1) + " of " + steps.threshold();
        };
    events.emit(
        new Event.Noted(
            phase, level, "canary at " + percent + " %: " + outcome + "; " + verdict.reason()));
  }
}
