package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.Trial;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.SecretMask;
import dev.lepton.deploy.internal.TargetChecks;
import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.internal.UserTraffic;
import dev.lepton.deploy.internal.care.KeptRelease;
import dev.lepton.deploy.internal.care.KeptReleases;
import dev.lepton.deploy.internal.care.Succession;
import dev.lepton.deploy.internal.care.TargetCare;
import dev.lepton.deploy.internal.process.HealthProbe;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.JsonFile;
import dev.lepton.deploy.revision.LaterReleases;
import dev.lepton.model.Phase;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.deployment.Deployment.Component;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.event.Event;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Releases as pods of podman on this machine. */
public final class PodmanTarget implements Target {
  private static final String LOOPBACK = "127.0.0.1";

  private final TargetContext context;
  private final Path home;
  private final JsonFile<ReleaseRecord> state;
  private final KeptReleases releases;
  private final ReleasePods pods;

  public PodmanTarget(TargetContext context) {
    this.context = context;
    this.home = context.workspace().resolve("podman");
    this.state = new JsonFile<>(home.resolve("release.json"), ReleaseRecord.class);
    this.releases = new KeptReleases(home);
    this.pods = new ReleasePods(home);
  }

  @Override
  public void check(Migration migration) {
    TargetChecks checks = new TargetChecks();
    if (!Podman.installed()) {
      checks.add(ErrorCode.TOOL_MISSING, Podman.MISSING);
    }
    checks.ports(context, state.read().isPresent()).finish();
  }

  @Override
  public Optional<DatabaseEndpoint> provideDatabase(DatabaseSpec database) {
    return Optional.empty();
  }

  @Override
  public Deployment rollout(Rollout rollout) {
    Optional<ReleaseRecord> previous = state.read();
    Optional<ReleaseRecord> same =
        previous.filter(release -> release.inputHash().equals(rollout.inputHash()));
    if (same.filter(PodmanTarget::healthy).isPresent()) {
      retireOthers(same.get());
      return deployment(same.get());
    }
    warnAboutLoopback(rollout);
    previous.ifPresent(release -> images().keep(release));
    ImageBuild.build(rollout);
    PlayManifest manifest = manifest(rollout);
    Optional<Integer> fixed = rollout.migration().target().port();
    if (fixed.isPresent()) {
      // Two revisions cannot share a port, so this one is not beside the one before.
      UserTraffic.requireNone(context);
      downAll();
    }
    int revision = ReleaseRecord.revisionAfter(previous);
    String name = revision == 1 ? manifest.name() : manifest.name() + "-" + revision;
    pod(name).down();
    int port = port(fixed, manifest);
    ReleaseRecord next = start(rollout, manifest.withName(name), port, revision);
    PlayManifest placed = placed(rollout, manifest.withName(name), port);
    runner(manifest.name()).keepManifest(name, placed);
    releases.advance(
        new KeptRelease(next, rollout.bundle().launch(), placed.memoryMebibytes(), Map.of(), null),
        previous.map(ReleaseRecord::name));
    images()
        .drop(
            releases.all().stream()
                .flatMap(each -> runner(manifest.name()).image(each.release().name()).stream())
                .collect(Collectors.toSet()));
    retireOthers(next);
    return deployment(next);
  }

  /** The port asked for; else the manifest's own while it is free; else any. */
  private static int port(Optional<Integer> fixed, PlayManifest manifest) {
    if (fixed.isPresent() && !Ports.free(LOOPBACK, fixed.get())) {
      throw Ports.takenError(LOOPBACK, fixed.get(), "the new release", "target.port");
    }
    return fixed
        .or(() -> manifest.hostPort().filter(port -> Ports.free(LOOPBACK, port)))
        .orElseGet(Ports::pick);
  }

  private ReleaseRecord start(Rollout rollout, PlayManifest manifest, int port, int revision) {
    String url = "http://" + LOOPBACK + ":" + port;
    String healthPath = rollout.bundle().launch().healthPath();
    List<String> ids =
        pod(manifest.name())
            .start(
                placed(rollout, manifest, port),
                rollout.environment(),
                HealthProbe.of(url, healthPath),
                SecretMask.of(rollout));
    context.audit("start pod", manifest.name() + " of " + rollout.bundle().image() + " at " + url);
    return new ReleaseRecord(
        revision,
        manifest.name(),
        url,
        healthPath,
        rollout.bundle().image(),
        rollout.inputHash(),
        home.toString(),
        ids);
  }

  private static PlayManifest placed(Rollout rollout, PlayManifest manifest, int port) {
    int inside = manifest.containerPort().orElse(rollout.bundle().launch().port());
    return manifest.withPort(inside, port);
  }

  /** The first revision has the release's own name, the others one with their number. */
  private static String base(ReleaseRecord release) {
    String suffix = "-" + release.revision();
    return release.revision() > 1 && release.name().endsWith(suffix)
        ? release.name().substring(0, release.name().length() - suffix.length())
        : release.name();
  }

  private PodmanRunner runner(String base) {
    return new PodmanRunner(home, base);
  }

  @Override
  public Optional<ReleaseCare> care(Supplier<Map<String, String>> environment) {
    String base = state.read().map(PodmanTarget::base).orElse("release");
    return Optional.of(TargetCare.of(context, releases, runner(base), environment));
  }

  @Override
  public Optional<LaterReleases> laterReleases(Supplier<Map<String, String>> environment) {
    PodmanRunner runner = runner(state.read().map(PodmanTarget::base).orElse("release"));
    return Optional.of(
        new Succession(
            context, releases, runner, new PodmanWorkshop(runner, images(), pods), environment));
  }

  private static PlayManifest manifest(Rollout rollout) {
    return PlayManifest.load(rollout.bundleDirectory().resolve("podman").resolve("play.yaml"));
  }

  private Pod pod(String name) {
    return pods.pod(name);
  }

  /**
   * Takes every other pod away, having moved the users if there are any. There may be several: a
   * rollout that was killed may have started one and not remembered it.
   */
  private void retireOthers(ReleaseRecord current) {
    List<String> others =
        pods.names().stream().filter(name -> !name.equals(current.name())).toList();
    if (!others.isEmpty()) {
      UserTraffic.moveTo(context, current);
      others.forEach(name -> pod(name).down());
    }
  }

  private void warnAboutLoopback(Rollout rollout) {
    rollout.environment().entrySet().stream()
        .filter(
            variable -> variable.getValue().matches("(?s).*\\b(127\\.0\\.0\\.1|localhost)\\b.*"))
        .forEach(
            variable ->
                context
                    .events()
                    .emit(
                        new Event.Noted(
                            Phase.DEPLOY,
                            Event.Level.WARNING,
                            variable.getKey()
                                + " names the loopback address, which inside a container is the container itself.")));
  }

  private Deployment deployment(ReleaseRecord release) {
    String handle = release.handles().isEmpty() ? "" : release.handles().get(0);
    return context.deployment(
        "podman",
        release,
        List.of(new Component(release.name(), "container", handle, release.url())));
  }

  @Override
  public Trial startTrial(Rollout rollout) {
    if (state.read().isEmpty()) {
      ImageBuild.build(rollout);
    }
    PlayManifest manifest = manifest(rollout);
    String name = manifest.name() + "-trial";
    ReleaseRecord trial = start(rollout, manifest.withName(name), Ports.pick(), 0);
    return new PodTrial(pod(name), trial.url());
  }

  private record PodTrial(Pod pod, String url) implements Trial {
    @Override
    public void close() {
      pod.down();
    }
  }

  @Override
  public boolean healthy(Deployment deployment) {
    return state
        .read()
        .filter(release -> release.url().equals(deployment.url()))
        .filter(PodmanTarget::healthy)
        .isPresent();
  }

  private static boolean healthy(ReleaseRecord release) {
    return Pod.runs(release.handles()) && release.probe().healthy();
  }

  @Override
  public void rollback(Deployment deployment) {
    UserTraffic.requireNone(context);
    downAll();
  }

  private void downAll() {
    for (String name : pods.names()) {
      pod(name).down();
      context.audit("remove pod", name);
    }
  }

  private KeptImages images() {
    return new KeptImages(context.migration().name(), runner("unnamed"));
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
    downAll();
    if (Podman.installed()) {
      images().drop(Set.of());
    }
    Folders.delete(home);
    Folders.delete(context.workspace().resolve("gateway"));
  }

  @Override
  public void close() {
    // Holds nothing: pods are found again by their files.
  }
}
