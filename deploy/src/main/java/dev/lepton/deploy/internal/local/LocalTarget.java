package dev.lepton.deploy.internal.local;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.Trial;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.TargetChecks;
import dev.lepton.deploy.internal.TargetContext;
import dev.lepton.deploy.internal.UserTraffic;
import dev.lepton.deploy.internal.care.KeptRelease;
import dev.lepton.deploy.internal.care.KeptReleases;
import dev.lepton.deploy.internal.care.Succession;
import dev.lepton.deploy.internal.care.TargetCare;
import dev.lepton.deploy.internal.process.DetachedProcess;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.JsonFile;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.deploy.revision.LaterReleases;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.deployment.Deployment.Component;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Releases as processes on this machine, behind the gateway, on an embedded database. */
public final class LocalTarget implements Target {
  private static final String TRIAL = "trial";

  private final TargetContext context;
  private final Path home;
  private final JsonFile<ReleaseRecord> state;
  private final ReleaseBuild build;
  private final ReleaseProcess processes;
  private final LocalDatabase database;
  private final KeptReleases releases;

  public LocalTarget(TargetContext context) {
    this.context = context;
    this.home = context.workspace().resolve("local");
    this.state = new JsonFile<>(home.resolve("release.json"), ReleaseRecord.class);
    this.build = new ReleaseBuild(home.resolve("releases"), home.resolve("run"));
    this.processes = new ReleaseProcess(home.resolve("run"));
    this.database = new LocalDatabase(context, home.resolve("postgres"));
    this.releases = new KeptReleases(home);
  }

  @Override
  public void check(Migration migration) {
    boolean ours = !processes.revisions().isEmpty();
    TargetChecks checks = new TargetChecks().ports(context, ours);
    boolean needsDatabase =
        migration.databases().stream().anyMatch(database -> database.target().isEmpty());
    if (needsDatabase && !PostgresServer.supported()) {
      checks.add(
          ErrorCode.NOT_SUPPORTED,
          new Problem(
              "There is no embedded PostgreSQL for this machine.",
              "spec.databases",
              "Name a PostgreSQL server of your own as the target of each database."));
    }
    checks.finish();
  }

  @Override
  public Optional<DatabaseEndpoint> provideDatabase(DatabaseSpec spec) {
    return Optional.of(database.provide(spec));
  }

  @Override
  public Optional<DatabaseEndpoint> knownDatabase(DatabaseSpec spec) {
    return database.known(spec);
  }

  @Override
  public Deployment rollout(Rollout rollout) {
    Optional<ReleaseRecord> previous = state.read();
    Optional<ReleaseRecord> same =
        previous.filter(release -> release.inputHash().equals(rollout.inputHash()));
    if (same.filter(this::healthy).isPresent()) {
      retireOthers(same.get());
      return deployment(same.get());
    }
    Path directory = build.built(rollout) ? build.directory(rollout) : build.build(rollout);
    ReleaseRecord next = start(rollout, directory, previous);
    releases.advance(
        new KeptRelease(next, rollout.bundle().launch(), 0, Map.of(), null),
        previous.map(ReleaseRecord::name));
    retireOthers(next);
    return deployment(next);
  }

  private ReleaseRecord start(Rollout rollout, Path directory, Optional<ReleaseRecord> previous) {
    Optional<Integer> fixed = fixedPort(rollout);
    if (fixed.isPresent()) {
      // Two revisions cannot share a port, so this one is not beside the one before.
      if (!processes.revisions().isEmpty()) {
        UserTraffic.requireNone(context);
      }
      processes.revisions().forEach(processes::stop);
      if (!Ports.free("127.0.0.1", fixed.get())) {
        throw Ports.takenError("127.0.0.1", fixed.get(), "the new release", "target.port");
      }
    }
    int port = fixed.orElseGet(Ports::pick);
    int revision = ReleaseRecord.revisionAfter(previous);
    String name = ReleaseProcess.name(revision);
    DetachedProcess process = processes.start(name, rollout, directory, port);
    context.audit(
        "start release",
        rollout.bundle().image() + " revision " + revision + ", process " + process.pid());
    return new ReleaseRecord(
        revision,
        name,
        "http://127.0.0.1:" + port,
        rollout.bundle().launch().healthPath(),
        rollout.bundle().image(),
        rollout.inputHash(),
        directory.toString(),
        List.of(String.valueOf(process.pid())));
  }

  private static Optional<Integer> fixedPort(Rollout rollout) {
    if (rollout.bundle().launch().portSetting().isEmpty()) {
      return Optional.of(rollout.bundle().launch().port());
    }
    return rollout.migration().target().port();
  }

  /**
   * Stops every other revision, having moved its users if it had any. There may be several: a
   * rollout that was killed may have started one and not remembered it.
   */
  private void retireOthers(ReleaseRecord current) {
    List<String> others =
        processes.revisions().stream().filter(name -> !name.equals(current.name())).toList();
    if (!others.isEmpty()) {
      UserTraffic.moveTo(context, current);
      others.forEach(processes::stop);
    }
    List<Path> kept = new ArrayList<>(List.of(Path.of(current.directory())));
    releases.all().forEach(each -> kept.add(Path.of(each.release().directory())));
    build.deleteAllBut(kept);
  }

  private Deployment deployment(ReleaseRecord release) {
    List<Component> components = new ArrayList<>();
    String pid = processes.pid(release.name()).map(String::valueOf).orElse("");
    components.add(new Component(context.migration().name(), "application", pid, release.url()));
    components.addAll(database.component());
    return context.deployment("local", release, components);
  }

  @Override
  public Trial startTrial(Rollout rollout) {
    // The release that runs was built from the same bundle, and may not be built a second time
    // under its feet.
    Path directory =
        state
            .read()
            .filter(this::healthy)
            .map(release -> Path.of(release.directory()))
            .orElseGet(
                () -> build.built(rollout) ? build.directory(rollout) : build.build(rollout));
    processes.stop(TRIAL);
    int port =
        rollout.bundle().launch().portSetting().isPresent()
            ? Ports.pick()
            : rollout.bundle().launch().port();
    processes.start(TRIAL, rollout, directory, port);
    return new LocalTrial(processes, TRIAL, "http://127.0.0.1:" + port);
  }

  private record LocalTrial(ReleaseProcess processes, String name, String url) implements Trial {
    @Override
    public void close() {
      processes.stop(name);
    }
  }

  @Override
  public boolean healthy(Deployment deployment) {
    return state
        .read()
        .filter(release -> release.url().equals(deployment.url()))
        .filter(this::healthy)
        .isPresent();
  }

  private boolean healthy(ReleaseRecord release) {
    return processes.runs(release.name()) && release.probe().healthy();
  }

  @Override
  public void rollback(Deployment deployment) {
    UserTraffic.requireNone(context);
    processes.stop(TRIAL);
    stopRevisions();
    Folders.delete(home.resolve("releases"));
  }

  private void stopRevisions() {
    for (String name : processes.revisions()) {
      processes.stop(name);
      context.audit("stop release", name);
    }
  }

  @Override
  public Optional<ReleaseCare> care(Supplier<Map<String, String>> environment) {
    return Optional.of(
        TargetCare.of(context, releases, new LocalRunner(home.resolve("run")), environment));
  }

  @Override
  public Optional<LaterReleases> laterReleases(Supplier<Map<String, String>> environment) {
    return Optional.of(
        new Succession(
            context,
            releases,
            new LocalRunner(home.resolve("run")),
            new LocalWorkshop(build, processes),
            environment));
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
    processes.stop(TRIAL);
    processes.stop("build");
    stopRevisions();
    PostgresServer.destroy(home.resolve("postgres"));
    Folders.delete(home);
    Folders.delete(context.workspace().resolve("gateway"));
    context.audit("remove", "everything of the local target in " + context.workspace());
  }

  @Override
  public void close() {
    // Holds nothing: what runs is found again by its files.
  }
}
