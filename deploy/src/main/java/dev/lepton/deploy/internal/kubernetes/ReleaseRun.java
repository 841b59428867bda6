package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One run that brings a release in: rehearse, remember, apply, watch, take away what is no longer
 * part of it. What fails on the way is undone. Used once.
 */
public final class ReleaseRun {
  /** How a run is made. */
  public record Settings(
      String namespace,
      String release,
      String note,
      Strategy strategy,
      boolean force,
      Limits limits,
      Path evidence) {}

  private static final int REMEMBERED = 10;
  private static final long BEAT_NANOS = 2_000_000_000L;
  private static final long LISTEN_MILLIS = 500;
  private static final Set<ErrorCode> NO_WAY_BACK =
      Set.of(ErrorCode.TARGET_UNREACHABLE, ErrorCode.TARGET_REJECTED_LOGIN);

  private final Cluster cluster;
  private final EventSink events;
  private final Settings settings;
  private final BooleanSupplier stopped;
  private final RevisionStore store;
  private final Undo undo;
  private long lastBeat;

  /**
   * @param stopped whether the user wants it to end; it is undone then
   */
  public ReleaseRun(Cluster cluster, EventSink events, Settings settings, BooleanSupplier stopped) {
    this.cluster = cluster;
    this.events = events;
    this.settings = settings;
    this.stopped = stopped;
    this.store = new RevisionStore(cluster, settings.namespace(), settings.release());
    this.undo = new Undo(cluster, settings.namespace(), events);
  }

  /**
   * Brings these objects in; returns once all workloads are healthy.
   *
   * @param objects placed and in order
   * @throws LeptonException ROLLOUT_FAILED with every trouble, once it is undone; CONFIG_INVALID,
   *     TARGET_FAILED or TARGET_PRIVILEGE if the server refuses an object, nothing having changed;
   *     ALREADY_RUNNING; INTERRUPTED, undone
   */
  public ClusterRelease run(List<ManifestObject> objects) {
    new Rights(cluster, settings.namespace(), objects).require();
    List<StoredRevision> history = settled();
    step("ground", "what other objects live in");
    List<ObjectChange> ground = ground(objects);
    List<Rehearsal.Step> steps;
    ChangeOver over;
    try {
      step("rehearse", "the API server is asked what would change");
      steps = new Rehearsal(cluster, settings.force()).of(withoutGround(objects));
      over = new ChangeOver(cluster, settings, steps);
      over.requireRoutes();
    } catch (LeptonException e) {
      undoUnlessLost(List.of(), e);
      throw e;
    }
    Optional<StoredRevision> before = StoredRevision.deployed(history);
    List<GenericKubernetesResource> contents = contents(objects);
    List<GenericKubernetesResource> left =
        new Leftovers(cluster, settings.release()).of(history, contents);
    List<ObjectChange> changes = new ArrayList<>(ground);
    steps.forEach(each -> changes.add(each.change()));
    left.forEach(each -> changes.add(Leftovers.change(each)));
    if (before.isPresent() && changes.stream().allMatch(ObjectChange::keeps)) {
      return unchanged(before.get(), objects, changes);
    }
    int number = history.stream().mapToInt(each -> each.revision().number()).max().orElse(0) + 1;
    store.begin(
        new ReleaseRevision(
            number, State.PENDING, RevisionStore.now(), who(), settings.note(), List.of()),
        contents);
    RolloutWatch.Outcome outcome = applyAndWatch(over, objects, before, number);
    left.forEach(cluster::delete);
    before.ifPresent(earlier -> store.mark(earlier.revision().number(), State.SUPERSEDED));
    store.mark(number, State.DEPLOYED);
    store.trim(REMEMBERED);
    events.emit(new Event.Audited(Phase.DEPLOY, "deploy release", title(number)));
    return new ClusterRelease(
        settings.release(), settings.namespace(), number, changes, outcome.states());
  }

  private String title(int number) {
    return settings.release() + " revision " + number + " in namespace " + settings.namespace();
  }

  private static String who() {
    return System.getProperty("user.name", "?")
        + " (process "
        + ProcessHandle.current().pid()
        + ")";
  }

  private void step(String step, String description) {
    events.emit(new Event.StepStarted(Phase.DEPLOY, step, description));
  }

  private static List<ManifestObject> withoutGround(List<ManifestObject> objects) {
    return objects.stream().filter(object -> !ApplyOrder.isGround(object)).toList();
  }

  /** Namespaces and kinds, without which the server could not check the rest. */
  private List<ObjectChange> ground(List<ManifestObject> objects) {
    List<ManifestObject> ground = objects.stream().filter(ApplyOrder::isGround).toList();
    List<Rehearsal.Step> steps = new Rehearsal(cluster, settings.force()).of(ground);
    steps.forEach(this::apply);
    cluster.forgetKinds();
    cluster.requireNamespace(settings.namespace());
    return steps.stream().map(Rehearsal.Step::change).toList();
  }

  private void apply(Rehearsal.Step step, int number) {
    stopIfWanted();
    apply(step);
    beat(number);
  }

  /** What still comes to the old release, until all nodes know of the new one, is answered. */
  private void drain(int number) {
    long end = System.nanoTime() + settings.limits().drain().toNanos();
    while (System.nanoTime() - end < 0) {
      pause();
      beat(number);
    }
  }

  private void apply(Rehearsal.Step step) {
    if (!step.change().keeps()) {
      undo.remember(step);
      cluster.apply(step.object(), settings.force());
    }
  }

  private RolloutWatch.Outcome applyAndWatch(
      ChangeOver over, List<ManifestObject> objects, Optional<StoredRevision> before, int number) {
    List<GenericKubernetesResource> earlier = before.map(StoredRevision::objects).orElse(List.of());
    RolloutWatch.Outcome outcome;
    try {
      step("apply", "objects are applied");
      over.pin(earlier, undo);
      over.others().forEach(each -> apply(each, number));
      Sizes sizes = new Sizes(cluster, settings.namespace());
      if (settings.strategy().besideTheOld()) {
        sizes.grow(objects, earlier);
      }
      step("watch", "workloads become healthy");
      outcome =
          watch(number, stopped)
              .await(objects.stream().map(ManifestObject::key).toList(), settings.limits());
      if (outcome.troubles().isEmpty() && !over.services().isEmpty()) {
        List<Trouble> unfit = changeOver(over, over.stage(earlier, hands(objects, number)), number);
        outcome = new RolloutWatch.Outcome(outcome.states(), unfit);
      }
    } catch (LeptonException e) {
      if (undoUnlessLost(earlier, e)) {
        store.mark(number, State.FAILED);
      }
      throw e;
    }
    if (!outcome.troubles().isEmpty()) {
      throw failed(outcome.troubles(), before, number);
    }
    return outcome;
  }

  /** Why users did not get to the new release; none once all of them have. */
  private List<Trouble> changeOver(ChangeOver over, Optional<CanaryStage> stage, int number) {
    if (stage.isPresent()) {
      step("canary", "a growing share of the users meets the new release");
      List<Trouble> unfit = stage.get().run(events);
      if (!unfit.isEmpty()) {
        return unfit;
      }
    }
    step("change over", "services lead to the new release");
    over.services().forEach(each -> apply(each, number));
    stage.ifPresent(CanaryStage::end);
    drain(number);
    return List.of();
  }

  private CanaryStage.Hands hands(List<ManifestObject> objects, int number) {
    Observer observer = observer();
    List<ObjectKey> workloads = objects.stream().map(ManifestObject::key).toList();
    return new CanaryStage.Hands(
        object -> {
          undo.remember(object, cluster.live(object.content()));
          cluster.apply(object, true);
        },
        cluster::delete,
        () -> {
          pause();
          beat(number);
        },
        () -> observer.look(workloads).stream().flatMap(each -> each.troubles().stream()).toList());
  }

  private static List<GenericKubernetesResource> contents(List<ManifestObject> objects) {
    return objects.stream().map(ManifestObject::content).toList();
  }

  private RolloutWatch watch(int number, BooleanSupplier until) {
    return new RolloutWatch(observer(), events, () -> beat(number), until);
  }

  private Observer observer() {
    return new Observer(cluster, settings.namespace(), settings.limits().unschedulable());
  }

  private void stopIfWanted() {
    if (stopped.getAsBoolean()) {
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "stopped while objects were applied",
          settings.release(),
          "run the same command again when you want it to go on");
    }
  }

  private void beat(int number) {
    long now = System.nanoTime();
    if (now - lastBeat > BEAT_NANOS) {
      lastBeat = now;
      store.beat(number);
    }
  }

  /** Whether it could be undone: without the server there is no way back, only on. */
  private boolean undoUnlessLost(List<GenericKubernetesResource> earlier, LeptonException why) {
    if (NO_WAY_BACK.contains(why.code())) {
      return false;
    }
    step("undo", "the release is taken back");
    undo.run(earlier);
    return true;
  }

  /** Keeps the evidence first: undoing takes pods, events and logs away. */
  private LeptonException failed(
      List<Trouble> troubles, Optional<StoredRevision> before, int number) {
    step("evidence", "events and logs are kept");
    Path evidence =
        new Evidence(
                cluster,
                settings.namespace(),
                settings.evidence().resolve(settings.release() + "-" + number))
            .gather(troubles);
    step("undo", "the release is taken back");
    List<GenericKubernetesResource> earlier = before.map(StoredRevision::objects).orElse(List.of());
    undo.run(earlier);
    String now = after(before, number);
    store.mark(number, State.FAILED);
    List<Problem> problems = problems(troubles);
    problems.add(
        new Problem(now, "namespace " + settings.namespace(), "events and logs: " + evidence));
    return new LeptonException(ErrorCode.ROLLOUT_FAILED, problems);
  }

  private static List<Problem> problems(List<Trouble> troubles) {
    List<Problem> problems = new ArrayList<>();
    for (Trouble trouble : troubles) {
      problems.add(
          new Problem(trouble.workload() + ": " + trouble.what(), trouble.where(), trouble.fix()));
    }
    return problems;
  }

  /** What is there after an undo, having waited for it. */
  private String after(Optional<StoredRevision> before, int number) {
    if (before.isEmpty()) {
      return "revision " + number + " was taken away; nothing of it is left";
    }
    RolloutWatch.Outcome outcome =
        watch(number, () -> false)
            .await(StoredRevision.keys(before.get().objects()), settings.limits());
    String back = "revision " + before.get().revision().number() + " is back";
    return outcome.troubles().isEmpty()
        ? back + " and healthy"
        : back + ", but not healthy: " + outcome.troubles().get(0).what();
  }

  /** Nothing is to be done but to see that it is well. */
  private ClusterRelease unchanged(
      StoredRevision deployed, List<ManifestObject> objects, List<ObjectChange> changes) {
    step("watch", "workloads become healthy");
    int number = deployed.revision().number();
    RolloutWatch.Outcome outcome =
        new RolloutWatch(observer(), events, () -> {}, stopped)
            .await(objects.stream().map(ManifestObject::key).toList(), settings.limits());
    if (!outcome.troubles().isEmpty()) {
      List<Problem> problems = problems(outcome.troubles());
      problems.add(
          new Problem(
              "nothing was changed: revision " + number + " is there already, and is not well",
              "namespace " + settings.namespace(),
              "go back with lepton deploy rollback, or deploy what mends it"));
      throw new LeptonException(ErrorCode.ROLLOUT_FAILED, problems);
    }
    return new ClusterRelease(
        settings.release(), settings.namespace(), number, changes, outcome.states());
  }

  /**
   * The history, in which no run goes on any more: one that was left half-way is marked so, and
   * what it brought is taken over or pruned as any other revision's.
   */
  private List<StoredRevision> settled() {
    List<StoredRevision> history = store.all();
    for (StoredRevision each : history) {
      if (each.revision().state() == State.PENDING) {
        listen(each.revision());
        store.mark(each.revision().number(), State.INTERRUPTED);
        events.emit(
            new Event.Noted(
                Phase.DEPLOY,
                Event.Level.WARNING,
                "revision "
                    + each.revision().number()
                    + " was left half-way by "
                    + each.revision().by()
                    + "; this run takes over what it brought."));
      }
    }
    return history;
  }

  /** Only a run that has died is silent; clocks of two machines need not agree for that. */
  private void listen(ReleaseRevision revision) {
    Optional<String> first = store.pulse(revision.number());
    long end = System.nanoTime() + settings.limits().silence().toNanos();
    while (System.nanoTime() - end < 0) {
      if (!store.pulse(revision.number()).equals(first)) {
        throw new LeptonException(
            ErrorCode.ALREADY_RUNNING,
            "another run is deploying this release: " + revision.by(),
            title(revision.number()),
            "wait for it to end, or stop it");
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(LISTEN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "interrupted", settings.release(), "start again", e);
    }
    stopIfWanted();
  }
}
