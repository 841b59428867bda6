package dev.lepton.cli.terminal;

import dev.lepton.model.Phase;
import dev.lepton.model.event.ProgressShare;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far the whole run is: each phase is a child of the run in the progress tree, with the share
 * of the time that it usually takes. Not thread-safe.
 */
final class WholeRun {
  private static final Map<Phase, Double> USUAL_SHARE =
      Map.of(
          Phase.ASSESS, 0.04,
          Phase.PLAN, 0.02,
          Phase.TRANSFORM, 0.03,
          Phase.TRANSFER, 0.35,
          Phase.DEPLOY, 0.15,
          Phase.ACCEPT, 0.25,
          Phase.CUTOVER, 0.04,
          Phase.OPERATE, 0.12);

  private final ProgressShare run = ProgressShare.root("migration");
  private final Map<Phase, ProgressShare> done = new EnumMap<>(Phase.class);

  /** A phase begins: those before it are behind us, whether they ran in this process or not. */
  void begin(Phase phase) {
    for (Phase earlier : Phase.values()) {
      if (earlier.compareTo(phase) < 0) {
        finish(earlier);
      }
    }
  }

  void finish(Phase phase) {
    done.computeIfAbsent(phase, p -> run.child(p.id(), USUAL_SHARE.getOrDefault(p, 0.0)));
  }

  /** Share of the run that is finished, in [0, 1]. */
  double fraction() {
    return done.values().stream().mapToDouble(ProgressShare::shareOfRoot).sum();
  }
}
