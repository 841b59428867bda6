package dev.lepton.pipeline.cutover;

import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Times the protocol's steps and keeps its promise: no step begins once the pause has been used up.
 * Not thread-safe.
 */
final class SwitchTimer {
  private final Duration maxPause;
  private final List<CutoverReport.Step> steps = new ArrayList<>();
  private long pauseStart;

  SwitchTimer(Duration maxPause) {
    this.maxPause = maxPause;
  }

  /** From here on writers wait. */
  void pauseBegins() {
    pauseStart = System.nanoTime();
  }

  /**
   * @throws LeptonException TIMED_OUT if writers have waited too long already
   */
  void step(String name, Runnable work) {
    if (pauseStart != 0 && pauseMillis() > maxPause.toMillis()) {
      throw new LeptonException(
          ErrorCode.TIMED_OUT,
          "writes would have waited longer than "
              + maxPause.toMillis()
              + " ms; they were handed back to the source",
          "cut-over, before \"" + name + "\"",
          "try again at a quieter time, or allow a longer cutover.maxPause");
    }
    last(name, work);
  }

  /** A step after the decision, which is done however long writers have waited. */
  void last(String name, Runnable work) {
    long start = System.nanoTime();
    work.run();
    steps.add(new CutoverReport.Step(name, (System.nanoTime() - start) / 1e6));
  }

  double pauseMillis() {
    return (System.nanoTime() - pauseStart) / 1e6;
  }

  List<CutoverReport.Step> steps() {
    return List.copyOf(steps);
  }
}
