package dev.lepton.pipeline.run;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Route;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.cluster.ClusterPlan;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.revision.LaterReleases;
import dev.lepton.deploy.revision.Rehearsal;
import dev.lepton.model.Phase;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.CanarySpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.canary.UserCanary;
import dev.lepton.pipeline.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Releases after the one that a migration switched its users to: of the same source folder, on the
 * same target databases, with the settings of migration.yaml as it is now.
 */
public record LaterRelease(OpenMigration open) {

  /** Whether users have been switched, so that what comes now is a later release. */
  public boolean isDue() {
    RunContext context = open.context();
    return context.migration().target().type() != TargetSpec.Type.KUBERNETES
        && SwitchState.happened(context.journal())
        && !FallBack.happened(context);
  }

  /**
   * Makes a release of the source as it is now, and brings it in.
   *
   * @param canary how users meet it bit by bit; empty to lead all of them there at once
   * @param stopped once it says so, the release is taken away again
   * @throws LeptonException as {@link LaterReleases#deploy}
   */
  public ClusterRelease deploy(
      Delivery delivery, Optional<CanarySpec> canary, BooleanSupplier stopped) {
    return open.journalled(
        "deploy release",
        () -> {
          LaterReleases releases = releases();
          startGateway();
          warnOfTheWayBack();
          LaterBundles bundles = new LaterBundles(open.context());
          LaterBundles.Made made = bundles.make();
          try {
            Rollout rollout =
                new Rollout(
                    open.context().migration(),
                    made.bundle(),
                    bundles.keep(made),
                    variables().get(),
                    made.inputHash());
            return noted(
                releases,
                releases.deploy(
                    rollout, delivery, canary.map(this::canary).orElse(Rehearsal.NONE), stopped));
          } finally {
            bundles.keepOnly(releases.remembered());
          }
        });
  }

  /**
   * Brings an earlier revision in again, as a new one.
   *
   * @throws LeptonException as {@link LaterReleases#rollback}
   */
  public ClusterRelease rollback(OptionalInt revision, Delivery delivery, BooleanSupplier stopped) {
    return open.journalled(
        "deploy rollback",
        () -> {
          LaterReleases releases = releases();
          startGateway();
          return noted(releases, releases.rollback(revision, delivery, stopped));
        });
  }

  /** What deploying would change; nothing is. */
  public ClusterPlan diff() {
    return open.journalled("deploy diff", this::difference);
  }

  private ClusterPlan difference() {
    LaterReleases releases = releases();
    LaterBundles bundles = new LaterBundles(open.context());
    String deployed = releases.deployed().orElse("");
    try {
      return new ReleaseDifference(open.context().migration().name(), bundles.make())
          .from(
              bundles.directory(deployed),
              deployed,
              releases.status().deployed().map(ReleaseRevision::number).orElse(0));
    } finally {
      bundles.keepOnly(releases.remembered());
    }
  }

  /** How the release that should run is; disturbs nobody who works on the migration. */
  public static ReleaseStatus status(
      Migration migration, Workspace workspace, SecretResolver secrets) {
    try (Target target = Targets.create(migration, workspace.root(), secrets, EventSink.none())) {
      return target.laterReleases(Map::of).orElseThrow(() -> unable(migration)).status();
    }
  }

  private LaterReleases releases() {
    if (!isDue()) {
      throw new LeptonException(
          ErrorCode.PLAN_STALE,
          FallBack.happened(open.context())
              ? "this migration went back to its source"
              : "users have not been switched to a first release yet",
          open.context().workspace().root().toString(),
          FallBack.happened(open.context())
              ? "clear it with `lepton abort`, then migrate again"
              : "run `lepton migrate` first");
    }
    return open.session()
        .target()
        .laterReleases(variables())
        .orElseThrow(() -> unable(open.context().migration()));
  }

  private static LeptonException unable(Migration migration) {
    return new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        "releases of the target "
            + migration.target().type()
            + " are told apart by the cluster, not by the migration",
        "spec.target.type",
        "name it: --release NAME, and MANIFESTS to deploy");
  }

  private Supplier<Map<String, String>> variables() {
    RunContext context = open.context();
    return () ->
        new ReleaseEnvironment(context.migration(), context.secrets()).live(open.session());
  }

  private Rehearsal canary(CanarySpec spec) {
    return (gateway, troubles) ->
        new UserCanary(
                spec,
                new UserCanary.Stage(gateway.get(), Shared.ALL, Route.NEXT, Phase.DEPLOY),
                troubles,
                open.context().events())
            .unfit();
  }

  /** Has the document of the phase name the release that runs; that it was switched stays so. */
  private ClusterRelease noted(LaterReleases releases, ClusterRelease release) {
    Deployment first = open.context().documents().require(Phase.DEPLOY, Deployment.class);
    Deployment now = releases.standing(first);
    if (!now.equals(first)) {
      open.context().documents().write(Phase.DEPLOY, first.inputHash(), now);
    }
    return release;
  }

  /** After a restart of the machine nothing else does; it goes on with the route that it had. */
  private void startGateway() {
    Optional<TrafficSwitch> gateway = open.session().target().trafficSwitch();
    Optional<String> oldUrl = open.context().migration().application().url();
    if (gateway.isPresent() && oldUrl.isPresent()) {
      gateway.get().start(oldUrl.get());
    }
  }

  private void warnOfTheWayBack() {
    RunContext context = open.context();
    boolean closed =
        context.journal().runs().stream().anyMatch(run -> run.command().equals("cutover --finish"));
    if (!closed
        && context.migration().cutover().fallback()
        && !context.migration().databases().isEmpty()) {
      context
          .events()
          .emit(
              new Event.Noted(
                  Phase.DEPLOY,
                  Event.Level.WARNING,
                  "the way back to the source is open until `lepton cutover --finish`; a release that"
                      + " changes tables would break it"));
    }
  }
}
