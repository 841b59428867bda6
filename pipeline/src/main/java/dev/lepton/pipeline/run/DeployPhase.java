package dev.lepton.pipeline.run;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.model.Phase;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.workspace.Fingerprint;
import java.nio.file.Path;
import java.util.Optional;

/** Stand the new release beside the old one, without traffic. */
record DeployPhase(RunContext context, MigrationSession session, ReleaseEnvironment environment)
    implements PhaseRunner<Deployment> {
  @Override
  public Phase phase() {
    return Phase.DEPLOY;
  }

  @Override
  public Class<Deployment> type() {
    return Deployment.class;
  }

  @Override
  public String inputHash() {
    return inputHash(
        context.migration(),
        context.documents().require(Phase.TRANSFORM, Bundle.class),
        context.workspace().bundle());
  }

  /** What a release is made from, the settings that it runs with included. */
  static String inputHash(Migration migration, Bundle bundle, Path directory) {
    return new Fingerprint()
        .value(bundle)
        .tree(directory.resolve(bundle.sourceRoot()))
        .value(migration.target())
        .value(migration.databases())
        .hex();
  }

  @Override
  public Deployment run(String inputHash) {
    if (!context.migration().databases().isEmpty()) {
      session.follow();
    }
    Bundle bundle = context.documents().require(Phase.TRANSFORM, Bundle.class);
    Rollout rollout =
        new Rollout(
            context.migration(),
            bundle,
            context.workspace().bundle(),
            environment.live(session),
            inputHash);
    Deployment deployment = session.target().rollout(rollout);
    Optional<TrafficSwitch> traffic = session.target().trafficSwitch();
    if (traffic.isPresent()) {
      context.migration().application().url().ifPresent(traffic.get()::start);
      traffic.get().announce(deployment.url());
    }
    return deployment;
  }

  @Override
  public boolean stillStands(Deployment deployment) {
    return session.target().healthy(deployment);
  }

  @Override
  public String summary(Deployment deployment) {
    return deployment.release()
        + " revision "
        + deployment.revision()
        + " answers at "
        + deployment.url();
  }
}
