package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Audited;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.Event.Noted;
import java.util.Optional;

/** Whole migrations, in the states that a report is written in. */
final class Examples {
  private Examples() {}

  /** Assessed, planned, transformed, moved and deployed. */
  static InputBuilder deployed() {
    return new InputBuilder()
        .run("migrate until operate", Optional.of("ok"))
        .assessment(ShopMigration.assessment(ShopMigration.findings()))
        .finished(Phase.ASSESS, 1.42, "refactor: 5 findings")
        .plan(ShopPlan.plan(ShopPlan.before(), ShopPlan.after()))
        .finished(Phase.PLAN, 2.31, "gcp us-central1, 2 × standard-2")
        .bundle(ShopMigration.bundle())
        .finished(Phase.TRANSFORM, 6.05, "1 change, 22 files")
        .event(new Audited(Phase.TRANSFER, "create replication slot", "lepton_shop"))
        .event(new Audited(Phase.TRANSFER, "create publication", "lepton_shop"))
        .transfer(ShopMove.transfer(14))
        .finished(Phase.TRANSFER, 21.8, "1,007,000 rows, 0 differences")
        .event(new Audited(Phase.DEPLOY, "start release", "shop:1.0 revision 1"))
        .deployment(ShopMove.deployment())
        .finished(Phase.DEPLOY, 4.4, "shop:1.0 revision 1 answers");
  }

  /** Everything went well. */
  static InputBuilder complete() {
    return deployed()
        .acceptance(ShopMove.acceptance(true))
        .event(new Noted(Phase.ACCEPT, Level.WARNING, "The base image is pinned by digest: failed"))
        .finished(Phase.ACCEPT, 22.6, "3/3 thresholds held")
        .event(new Audited(Phase.CUTOVER, "lock tables", "postgresql://lepton@127.0.0.1:5432/shop"))
        .event(new Audited(Phase.CUTOVER, "switch traffic", "forward"))
        .cutover(ShopMove.cutover("forward"))
        .finished(Phase.CUTOVER, 1.2, "writes waited 268 ms")
        .watch(ShopMove.watch("", 33))
        .finished(Phase.OPERATE, 8.3, "healthy")
        .proof(ShopMove.proof(0));
  }

  /** The acceptance did not let it through. */
  static InputBuilder halfWay() {
    InputBuilder half = deployed().run("migrate until operate", Optional.of("THRESHOLD_FAILED"));
    return half.acceptance(ShopMove.acceptance(false))
        .event(new Event.PhaseStarted(Phase.ACCEPT))
        .event(
            new Noted(
                Phase.ASSESS, Level.WARNING, "stopped: p95/safe is 410.00, allowed is 250.00"));
  }

  /** The watch was not content, and the migration went back by itself. */
  static InputBuilder fellBack() {
    String reason = "three health probes in a row failed";
    return deployed()
        .acceptance(ShopMove.acceptance(true))
        .finished(Phase.ACCEPT, 22.6, "3/3 thresholds held")
        .event(new Audited(Phase.CUTOVER, "switch traffic", "forward"))
        .finished(Phase.CUTOVER, 1.2, "writes waited 268 ms")
        .run("migrate until operate", Optional.of("FELL_BACK"))
        .event(new Event.PhaseStarted(Phase.OPERATE))
        .watch(ShopMove.watch(reason, 33))
        .event(new Audited(Phase.CUTOVER, "fall back", "the watch period: " + reason))
        .event(new Audited(Phase.CUTOVER, "switch traffic", "back"))
        .cutover(ShopMove.cutover("back"))
        .event(
            new Noted(
                Phase.ASSESS,
                Level.WARNING,
                "stopped: the new release was worse, so the migration went back to the source: "
                    + reason));
  }

  /** Nothing was ever begun. */
  static InputBuilder empty() {
    return new InputBuilder();
  }
}
