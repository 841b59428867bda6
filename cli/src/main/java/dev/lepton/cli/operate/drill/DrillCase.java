package dev.lepton.cli.operate.drill;

import java.util.function.Consumer;

/**
 * One failure and how it is made.
 *
 * @param name of the drill
 * @param made in words
 * @param simulated whether the failure itself is imitated
 * @param course how it is made and what should be found
 */
record DrillCase(String name, String made, boolean simulated, Course course) {

  /**
   * @param runbook that should know the failure
   * @param prepare what must be there before, which the recovery sees well
   * @param inject makes it
   */
  record Course(String runbook, Consumer<DrillWorld> prepare, Consumer<DrillWorld> inject) {}

  /** One that is called like its runbook and needs nothing more than every drill has. */
  DrillCase(String name, String made, boolean simulated, Consumer<DrillWorld> inject) {
    this(name, made, simulated, new Course(name, world -> {}, inject));
  }
}
