package dev.lepton.pipeline.report;

import dev.lepton.model.cutover.CutoverReport;

/** How long writes waited at the switch. Stateless. */
final class Pause {
  private Pause() {}

  /** An interrupted switch that a later process completed has no steps, and nobody measured it. */
  static boolean measured(CutoverReport report) {
    return !report.steps().isEmpty();
  }

  static String of(CutoverReport report) {
    return measured(report) ? Figures.millis(report.pauseMillis()) : "not measured";
  }
}
