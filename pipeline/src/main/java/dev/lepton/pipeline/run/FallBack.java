package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.event.Event;
import dev.lepton.pipeline.cutover.Switchover;
import java.time.Clock;

/** The way back after a cut-over. Idempotent. */
public record FallBack(RunContext context, MigrationSession session) {
  static final String FELL_BACK = "fell-back";

  /** Makes the source the primary again with everything written since, and remembers why. */
  public CutoverReport run(String reason) {
    context.events().emit(new Event.Audited(Phase.CUTOVER, "fall back", reason));
    CutoverReport report =
        new Switchover(
                context.migration().cutover(),
                session.movers().values(),
                session.target().trafficSwitch(),
                context.events(),
                Clock.systemUTC())
            .back();
    context.documents().write(Phase.CUTOVER, FELL_BACK, report);
    context.journal().finishStep(Phase.CUTOVER, FELL_BACK, "", reason);
    return report;
  }

  /** Whether this migration has gone back, and cannot go on without being aborted first. */
  static boolean happened(RunContext context) {
    return context.journal().step(Phase.CUTOVER, FELL_BACK, "").isPresent();
  }
}
