package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.Trial;
import dev.lepton.deploy.cluster.ClusterAddress;
import dev.lepton.deploy.cluster.ClusterDeployer;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.DeployRequest;
import dev.lepton.deploy.cluster.DeployRequest.Conflicts;
import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.deploy.cluster.Forwarding;
import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.TargetChecks;
import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.internal.UserTraffic;
import dev.lepton.deploy.internal.podman.ImageBuild;
import dev.lepton.deploy.internal.process.HealthProbe;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.JsonFile;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.deployment.Deployment.Component;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.ClusterSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Releases in a Kubernetes cluster. A release always has a colour: services that lead to one lead
 * neither to the next, before it is healthy, nor to the throw-away copy that tests write to.
 */
public final class KubernetesTarget implements Target {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMinutes(10),
          Duration.ofMinutes(2),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10));
  private static final Duration REQUEST = Duration.ofSeconds(10);

  /** For an Ingress controller, or a load balancer, to learn of the service. */
  private static final Duration REACHABLE = Duration.ofMinutes(2);

  private final TargetContext context;
  private final ClusterSpec spec;
  private final Path home;
  private final JsonFile<ReleaseRecord> state;
  private final Function<Rollout, String> images;
  private final Limits limits;

  public KubernetesTarget(TargetContext context) {
    this(context, rollout -> image(rollout, context), LIMITS);
  }

  /**
   * @param images makes a rollout's image and says how the cluster pulls it
   * @param limits how long is waited
   */
  public KubernetesTarget(TargetContext context, Function<Rollout, String> images, Limits limits) {
    this.context = context;
    this.spec = context.migration().target().cluster().orElseThrow();
    this.home = context.workspace().resolve("kubernetes");
    this.state = new JsonFile<>(home.resolve("release.json"), ReleaseRecord.class);
    this.images = images;
    this.limits = limits;
  }

  private static String image(Rollout rollout, TargetContext context) {
    ImageBuild.build(rollout);
    return ImageBuild.push(
        rollout, context.migration().target().cluster().orElseThrow().registry());
  }

  @Override
  public void check(Migration migration) {
    TargetChecks checks = new TargetChecks();
    if (!ImageBuild.isPossible()) {
      checks.add(
          ErrorCode.TOOL_MISSING,
          new Problem(
              "podman is needed to build the image and was not found.",
              "PATH",
              "Install it (Debian: apt-get install podman)."));
    }
    checks.ports(context, false).finish();
    connect().close();
  }

  @Override
  public Optional<DatabaseEndpoint> provideDatabase(DatabaseSpec database) {
    return Optional.empty();
  }

  @Override
  public Deployment rollout(Rollout rollout) {
    Optional<ReleaseRecord> previous = state.read();
    Optional<ReleaseRecord> same =
        previous
            .filter(release -> release.inputHash().equals(rollout.inputHash()))
            .filter(release -> release.probe().healthy());
    if (same.isPresent()) {
      return deployment(same.get());
    }
    String image = images.apply(rollout);
    ReleaseManifests manifests = new BundleObjects(rollout, namespace(), image).release();
    try (ClusterDeployer deployer = connect()) {
      int revision =
          deployer
              .deploy(request(release(), manifests, Strategy.BLUE_GREEN), () -> false)
              .revision();
      ReleaseRecord next = record(rollout, image, revision);
      // Before it is asked: what is there must be found again whatever the answer is.
      state.write(next);
      next.probe().await(REACHABLE, new Unreached());
      context.audit("deploy release", image + " at " + spec.url());
      return deployment(next);
    }
  }

  /** All that is known of an address that does not answer: the cluster says all is well. */
  private static final class Unreached implements HealthProbe.Starting {
    @Override
    public Optional<String> failure() {
      return Optional.empty();
    }

    @Override
    public String log() {
      return " In the cluster it is healthy: see that target.cluster.url leads to its Service.";
    }
  }

  private ReleaseRecord record(Rollout rollout, String image, int revision) {
    return new ReleaseRecord(
        revision,
        release(),
        spec.url(),
        rollout.bundle().launch().healthPath(),
        image,
        rollout.inputHash(),
        home.toString(),
        List.of(namespace()));
  }

  private Deployment deployment(ReleaseRecord record) {
    return context.deployment(
        "kubernetes",
        record,
        List.of(new Component(record.name(), "release", namespace(), record.url())));
  }

  private ClusterDeployer connect() {
    ClusterAddress address =
        new ClusterAddress(
            spec.kubeconfig().map(Path::of), spec.context(), Optional.of(namespace()), REQUEST);
    return ClusterDeployer.connect(address, context.events());
  }

  private DeployRequest request(String release, ReleaseManifests manifests, Strategy strategy) {
    return new DeployRequest(
        release,
        manifests,
        strategy,
        Conflicts.REFUSE,
        new Delivery(
            limits,
            home.resolve("evidence"),
            Optional.of("migration " + context.migration().name())));
  }

  private String release() {
    return context.migration().name();
  }

  private String namespace() {
    return spec.namespace().orElseGet(this::release);
  }

  @Override
  public Trial startTrial(Rollout rollout) {
    String image = state.read().map(ReleaseRecord::image).orElseGet(() -> images.apply(rollout));
    ReleaseManifests manifests = new BundleObjects(rollout, namespace(), image).trial();
    Map.Entry<String, Integer> entry = BundleObjects.entry(manifests);
    ClusterDeployer deployer = connect();
    try {
      // It has a colour of its own already.
      deployer.deploy(request(trialName(), manifests, Strategy.ROLLING), () -> false);
      return new ClusterTrial(
          deployer, trialName(), deployer.forward(entry.getKey(), entry.getValue()));
    } catch (RuntimeException e) {
      deployer.close();
      throw e;
    }
  }

  private String trialName() {
    return release() + "-trial";
  }

  private record ClusterTrial(ClusterDeployer deployer, String name, Forwarding forwarding)
      implements Trial {
    @Override
    public String url() {
      return forwarding.url();
    }

    @Override
    public void close() {
      try (deployer) {
        forwarding.close();
        deployer.remove(name);
      }
    }
  }

  @Override
  public boolean healthy(Deployment deployment) {
    return state
        .read()
        .filter(release -> release.inputHash().equals(deployment.inputHash()))
        .filter(release -> release.probe().healthy())
        .isPresent();
  }

  @Override
  public void rollback(Deployment deployment) {
    UserTraffic.requireNone(context);
    takeAway();
  }

  private void takeAway() {
    try (ClusterDeployer deployer = connect()) {
      deployer.remove(trialName());
      deployer.remove(release());
    }
    state.delete();
  }

  @Override
  public Optional<TrafficShare> trafficShare() {
    return context.gateway().map(gateway -> gateway);
  }

  @Override
  public Optional<TrafficSwitch> trafficSwitch() {
    return context.gateway().map(gateway -> gateway);
  }

  @Override
  public void remove() {
    context.gateway().ifPresent(GatewayProcess::stop);
    takeAway();
    Folders.delete(home);
    Folders.delete(context.workspace().resolve("gateway"));
  }

  @Override
  public void close() {
    // Holds nothing: what runs is in the cluster.
  }
}
