package dev.lepton.pipeline.recovery;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.care.ReleaseSight;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.HostAddress;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.operate.HttpProbe;
import dev.lepton.operate.ProbeResult;
import dev.lepton.operate.recovery.Site;
import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The release of a migration on its podman or local target. Everything is looked at at the same
 * time, so that one part that hangs does not hold up the others. Confined to one thread.
 */
public final class TargetSite implements Site {
  private static final Duration PROBE = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofSeconds(8);

  private final String release;
  private final String place;
  private final ReleaseCare care;
  private final Watched watched;
  private final SecretResolver secrets;
  private final Path folder;
  private final List<Watched.WatchedDatabase> databases;
  private final Optional<TrafficLook> traffic;
  private final Map<String, HostAddress> used = new HashMap<>();

  /**
   * @param folder of the recovery in the workspace
   */
  public TargetSite(
      Naming naming, ReleaseCare care, Watched watched, SecretResolver secrets, Path folder) {
    this.release = naming.release();
    this.place = naming.place();
    this.care = care;
    this.watched = watched;
    this.secrets = secrets;
    this.folder = folder;
    this.databases = new ArrayList<>(watched.databases());
    this.traffic = watched.gateway().map(gateway -> new TrafficLook(gateway, System::nanoTime));
    watched.dependencies().forEach(each -> used.put(each.setting(), each.addresses().get(0)));
  }

  /**
   * @param release the migration's name
   * @param place podman or local
   */
  public record Naming(String release, String place) {}

  @Override
  public String release() {
    return release;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public Facts look() {
    Instant now = Instant.now();
    List<Supplier<Facts>> looks = new ArrayList<>();
    looks.add(() -> releaseFacts(now));
    traffic.ifPresent(each -> looks.add(each::facts));
    databases.forEach(each -> looks.add(() -> look(each).facts()));
    watched
        .dependencies()
        .forEach(each -> looks.add(() -> NetworkLook.dependency(each, used.get(each.setting()))));
    watched.certificates().forEach(each -> looks.add(() -> NetworkLook.certificate(each, now)));
    watched.disks().forEach(each -> looks.add(() -> new DiskLook(each).facts()));
    return new ParallelLook(LOOK).all(looks);
  }

  private DatabaseLook look(Watched.WatchedDatabase database) {
    return new DatabaseLook(database, secrets, folder);
  }

  private Facts releaseFacts(Instant now) {
    // A release that does not answer takes the whole of its time: the engine is asked meanwhile.
    Optional<CompletableFuture<ProbeResult>> probe =
        care.healthAddress().map(address -> ParallelLook.begin(new HttpProbe(address, PROBE)));
    Optional<ReleaseSight> seen = care.look();
    if (probe.isEmpty() || seen.isEmpty()) {
      return Facts.builder().text(Sign.INSTANCE_STATE, release, "missing").build();
    }
    ReleaseSight sight = seen.get();
    Facts.Builder facts = Facts.builder();
    probe(sight, probe.get().join(), facts);
    facts.flag(Sign.NODE_LOST, release, sight.nodeLost());
    facts.flag(Sign.RELEASE_PREVIOUS, release, sight.hasPrevious());
    sight
        .memoryMebibytes()
        .ifPresent(limit -> facts.number(Sign.RELEASE_MEMORY_MIB, release, limit));
    sight.instances().forEach(instance -> instance(instance, now, facts));
    sight
        .events()
        .forEach(
            event ->
                facts
                    .text(Sign.EVENT_REASON, release, event.reason())
                    .text(Sign.EVENT_MESSAGE, release, event.message()));
    sight.logLines().forEach(line -> facts.text(Sign.LOG_LINE, release, line));
    return facts.build();
  }

  private void probe(ReleaseSight sight, ProbeResult probe, Facts.Builder facts) {
    facts.flag(Sign.PROBE_HEALTHY, sight.url(), probe.ok());
    facts.number(Sign.PROBE_MILLIS, sight.url(), probe.millis());
    if (!probe.ok()) {
      facts.text(Sign.PROBE_DETAIL, sight.url(), probe.detail());
    }
    facts.flag(Sign.INSTANCE_WAS_HEALTHY, release, wasHealthy(sight.handle(), probe.ok()));
  }

  /** Remembered beyond the end of this process: a recovery may be a job that runs now and then. */
  private boolean wasHealthy(String handle, boolean now) {
    Path healthyFile = folder.resolve("healthy");
    try {
      boolean before =
          Files.exists(healthyFile) && Files.readString(healthyFile).trim().equals(handle);
      if (now && !before) {
        Documents.writeAtomically(healthyFile, handle + "\n");
      }
      return now || before;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void instance(InstanceSight instance, Instant now, Facts.Builder facts) {
    String name = instance.name();
    facts.text(Sign.INSTANCE_STATE, name, instance.state());
    facts.flag(Sign.INSTANCE_OUT_OF_MEMORY, name, instance.outOfMemory());
    facts.number(Sign.INSTANCE_RESTARTS, name, instance.restarts());
    if (!instance.reason().isEmpty()) {
      facts.text(Sign.INSTANCE_REASON, name, instance.reason());
    }
    instance.exitCode().ifPresent(code -> facts.number(Sign.INSTANCE_EXIT_CODE, name, code));
    instance
        .started()
        .ifPresent(
            since ->
                facts.number(
                    Sign.INSTANCE_AGE_SECONDS, name, Duration.between(since, now).toSeconds()));
  }

  @Override
  public Set<String> save(Path folder) {
    return care.save(folder);
  }

  @Override
  public Set<ActionKind> able() {
    Set<ActionKind> able = EnumSet.allOf(ActionKind.class);
    able.remove(ActionKind.SCALE_UP);
    if (traffic.isEmpty()) {
      able.remove(ActionKind.SHED_LOAD);
    }
    if (databases.stream().noneMatch(each -> each.standby().isPresent())) {
      able.remove(ActionKind.PROMOTE_STANDBY);
    }
    if (databases.stream().noneMatch(each -> each.starter().isPresent())) {
      able.remove(ActionKind.START_DATABASE);
    }
    if (databases.isEmpty()) {
      able.remove(ActionKind.END_IDLE_BLOCKERS);
    }
    if (watched.disks().stream().noneMatch(disk -> new DiskLook(disk).prunable())) {
      able.remove(ActionKind.PRUNE);
    }
    if (watched.dependencies().stream().noneMatch(each -> each.addresses().size() > 1)) {
      able.remove(ActionKind.FAIL_OVER);
    }
    return able;
  }

  @Override
  public String act(ActionRule action) {
    try {
      return switch (action.kind()) {
        case RESTART -> care.restart();
        case START_ELSEWHERE -> care.startElsewhere();
        case ROLL_BACK -> care.rollBack();
        case RAISE_MEMORY -> care.raiseMemory(action.factor(), action.most());
        case RENEW_CERTIFICATE -> "with its secrets read anew, " + care.restart();
        case START_DATABASE -> startDatabases();
        case PROMOTE_STANDBY -> promoteStandbys();
        case END_IDLE_BLOCKERS -> endIdleBlockers();
        case PRUNE -> prune();
        case FAIL_OVER -> failOver();
        case SHED_LOAD -> traffic.orElseThrow().shed();
        case SCALE_UP -> throw new IllegalStateException("this target has one instance");
        case WAIT -> "waiting for what belongs to others";
      };
    } catch (SQLException | IOException | UncheckedIOException e) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          action.kind().id() + " failed: " + e.getMessage(),
          release,
          "look at the evidence, and do it by hand",
          e);
    }
  }

  private String startDatabases() {
    List<String> started = new ArrayList<>();
    for (Watched.WatchedDatabase each : databases) {
      each.starter()
          .ifPresent(
              starter -> {
                starter.run();
                started.add(each.name());
              });
    }
    return "started the server of " + String.join(", ", started) + ", which recovers its own data";
  }

  private String promoteStandbys() throws SQLException {
    List<String> done = new ArrayList<>();
    for (int i = 0; i < databases.size(); i++) {
      Optional<String> taken = look(databases.get(i)).failOver();
      if (taken.isPresent()) {
        done.add(taken.get());
        databases.set(i, databases.get(i).onStandby());
      }
    }
    done.add(care.restart());
    return String.join("; ", done);
  }

  private String endIdleBlockers() throws SQLException {
    long ended = 0;
    for (Watched.WatchedDatabase each : databases) {
      ended += look(each).endIdleBlockers();
    }
    return "ended " + ended + " sessions that were idle in a transaction and held others up";
  }

  private String prune() throws IOException {
    List<String> done = new ArrayList<>();
    for (Watched.Disk disk : watched.disks()) {
      DiskLook look = new DiskLook(disk);
      if (look.prunable()) {
        done.add(look.prune());
      }
    }
    return String.join("; ", done);
  }

  private String failOver() {
    Map<String, String> changed = new HashMap<>();
    for (Watched.Dependency each : watched.dependencies()) {
      HostAddress now = used.get(each.setting());
      if (!NetworkLook.answers(now)) {
        NetworkLook.alternative(each, now)
            .ifPresent(
                other -> {
                  changed.put(each.setting(), other.toString());
                  used.put(each.setting(), other);
                });
      }
    }
    return care.reconfigure(changed) + " " + changed;
  }
}
