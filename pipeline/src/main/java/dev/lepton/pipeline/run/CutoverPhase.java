package dev.lepton.pipeline.run;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.pipeline.canary.UserCanary;
import dev.lepton.pipeline.cutover.Switchover;
import dev.lepton.pipeline.workspace.Fingerprint;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Switch the traffic, losing nothing. */
record CutoverPhase(RunContext context, MigrationSession session)
    implements PhaseRunner<CutoverReport> {
  /** The journal's step that keeps the users' p95 on the old release, in ms. */
  static final String BASELINE = "baseline";

  private static final String CANARY = "canary";

  private static final String GATE = "cutover";

  @Override
  public Phase phase() {
    return Phase.CUTOVER;
  }

  @Override
  public Class<CutoverReport> type() {
    return CutoverReport.class;
  }

  @Override
  public String inputHash() {
    return new Fingerprint()
        .text(context.documents().require(Phase.DEPLOY, Deployment.class).inputHash())
        .value(context.documents().require(Phase.TRANSFER, TransferDocument.class))
        .hex();
  }

  @Override
  public CutoverReport run(String inputHash) {
    if (SwitchState.wanted(context.migration())) {
      requireApproval(inputHash);
    } else {
      SwitchState.noteNothing(context.journal(), inputHash);
    }
    measureBaseline(inputHash);
    return new Switchover(
            context.migration().cutover(),
            session.movers().values(),
            session.target().trafficSwitch(),
            context.events(),
            Clock.systemUTC())
        .forward(() -> canary(inputHash));
  }

  /** Users meet the new release bit by bit; once it did well, a second run need not ask again. */
  private void canary(String inputHash) {
    if (context.migration().cutover().canary().isEmpty()
        || context.journal().step(Phase.CUTOVER, CANARY, inputHash).isPresent()) {
      return;
    }
    boolean sharedData = context.migration().databases().isEmpty();
    Deployment deployment = context.documents().require(Phase.DEPLOY, Deployment.class);
    new UserCanary(
            context.migration().cutover().canary().get(),
            new UserCanary.Stage(
                session.target().trafficShare().orElseThrow(),
                sharedData ? Shared.ALL : Shared.READS,
                Route.NEW,
                Phase.CUTOVER),
            () -> troubles(deployment),
            context.events())
        .run();
    context.journal().finishStep(Phase.CUTOVER, CANARY, inputHash, "");
  }

  private List<String> troubles(Deployment deployment) {
    return session.target().healthy(deployment)
        ? List.of()
        : List.of("its health request is not answered with 200 any more");
  }

  private void requireApproval(String inputHash) {
    String subject = new Fingerprint().text(inputHash).value(aborts()).hex();
    if (!context.journal().approved(GATE, subject)) {
      String actor = context.gate().approve(question(), context.migration().name());
      context.journal().approve(GATE, subject, actor);
    }
  }

  /** A migration that was aborted and begun anew is approved anew, even on equal inputs. */
  private long aborts() {
    return context.journal().runs().stream().filter(run -> run.command().equals("abort")).count();
  }

  /** What users are used to; only before the switch can it be measured. */
  private void measureBaseline(String inputHash) {
    Optional<TrafficSwitch> traffic =
        session.target().trafficSwitch().filter(gateway -> gateway.route() == Route.OLD);
    traffic.ifPresent(
        gateway ->
            context
                .journal()
                .finishStep(
                    Phase.CUTOVER,
                    BASELINE,
                    inputHash,
                    String.valueOf(gateway.stats().p95Millis())));
  }

  private String question() {
    Deployment deployment = context.documents().require(Phase.DEPLOY, Deployment.class);
    AcceptanceReport acceptance = context.documents().require(Phase.ACCEPT, AcceptanceReport.class);
    TransferDocument transfer = context.documents().require(Phase.TRANSFER, TransferDocument.class);
    long held = acceptance.verdicts().stream().filter(AcceptanceReport.Verdict::passed).count();
    return String.format(
        Locale.ROOT,
        "Switch %s to %s?%n  %,d rows moved and verified; %d of %d thresholds held; writes wait at most %d ms;%n  a way back is %s.",
        context.migration().name(),
        deployment.url(),
        transfer.rows(),
        held,
        acceptance.verdicts().size(),
        context.migration().cutover().maxPause().toMillis(),
        context.migration().cutover().fallback()
            ? "kept open until `lepton cutover --finish`"
            : "NOT kept");
  }

  @Override
  public String summary(CutoverReport report) {
    if (!SwitchState.wanted(context.migration())) {
      return "nothing to switch: no database, no gateway";
    }
    return String.format(
        Locale.ROOT,
        "writes waited %.0f ms, %d requests held, none failed by the switch",
        report.pauseMillis(),
        report.heldRequests());
  }
}
