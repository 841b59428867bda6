package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ContainerUse;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.cluster.ReleaseStatus.Drift;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.WorkloadState.Health;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what was planned with what is there, and looks how that is. */
public final class StatusReader {
  /** Of a limit, from which on it is told. */
  private static final double SHORT_PERCENT = 90;

  private final Cluster cluster;
  private final String namespace;
  private final String release;
  private final ObjectText text;

  public StatusReader(Cluster cluster, String namespace, String release) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.release = release;
    this.text = new ObjectText(cluster.client().getKubernetesSerialization());
  }

  /** Without what pods use: for those who look again and again. */
  public ReleaseStatus read() {
    return read(Optional.empty());
  }

  public ReleaseStatus readWithUse() {
    return read(Optional.of(new PodUse(cluster, namespace)));
  }

  private ReleaseStatus read(Optional<PodUse> asked) {
    List<StoredRevision> all = new RevisionStore(cluster, namespace, release).all();
    List<ReleaseRevision> history = all.stream().map(StoredRevision::revision).toList();
    Optional<StoredRevision> deployed = StoredRevision.deployed(all);
    List<GenericKubernetesResource> objects =
        deployed.map(StoredRevision::objects).orElse(List.of());
    List<Compared> compared = objects.stream().map(this::compare).toList();
    List<Drift> drifts = compared.stream().map(Compared::drift).toList();
    List<ObjectKey> limited =
        compared.stream().filter(Compared::limited).map(each -> each.drift().object()).toList();
    List<Observed> observed =
        new Observer(cluster, namespace, Duration.ZERO).look(StoredRevision.keys(objects));
    Optional<List<ContainerUse>> use = asked.flatMap(each -> each.of(objects));
    List<ObjectKey> saturated =
        asked.stream()
            .flatMap(each -> each.saturated(objects, use.orElse(List.of())).stream())
            .map(ObjectKey::of)
            .toList();
    return new ReleaseStatus(
        release,
        namespace,
        deployed.map(StoredRevision::revision),
        history,
        drifts,
        observed.stream().map(Observed::state).toList(),
        observed.stream().flatMap(each -> each.troubles().stream()).toList(),
        limited,
        saturated,
        use,
        Stream.of(
                attention(history, drifts, observed).stream(),
                limited.stream().map(key -> key + " wants more pods than it may have"),
                use.stream().flatMap(List::stream).flatMap(StatusReader::shortages))
            .flatMap(part -> part)
            .toList());
  }

  /**
   * An object that was looked at.
   *
   * @param limited whether it is an autoscaler that wants more pods than it may have
   */
  private record Compared(Drift drift, boolean limited) {}

  /** What the server would change if the plan were applied again is what has drifted. */
  private Compared compare(GenericKubernetesResource planned) {
    ObjectKey key = ObjectKey.of(planned);
    Optional<GenericKubernetesResource> live = cluster.live(planned);
    if (live.isEmpty()) {
      return new Compared(new Drift(key, Drift.State.MISSING, List.of()), false);
    }
    GenericKubernetesResource again =
        cluster.rehearse(new ManifestObject(planned, "the deployed revision"), true);
    List<String> difference =
        text.difference(key.kind() + "/" + key.name(), text.lines(live.get()), text.lines(again));
    Drift.State state = difference.isEmpty() ? Drift.State.AS_PLANNED : Drift.State.CHANGED;
    boolean limited = Autoscaler.is(planned) && new Autoscaler(live.get()).limited();
    return new Compared(new Drift(key, state, difference), limited);
  }

  private static Stream<String> shortages(ContainerUse use) {
    return Stream.of(
            shortage(use, "memory", use.memoryPercent()),
            shortage(use, "processor time", use.coresPercent()))
        .flatMap(Optional::stream);
  }

  private static Optional<String> shortage(
      ContainerUse use, String what, Optional<Double> percent) {
    return percent
        .filter(share -> share >= SHORT_PERCENT)
        .map(
            share ->
                String.format(
                    Locale.ROOT,
                    "%s/%s uses %.0f %% of the %s that it may have at this moment",
                    use.pod(),
                    use.container(),
                    share,
                    what));
  }

  private static List<String> attention(
      List<ReleaseRevision> history, List<Drift> drifts, List<Observed> observed) {
    List<String> attention = new ArrayList<>();
    for (Observed each : observed) {
      for (Trouble trouble : each.troubles()) {
        attention.add(
            trouble.workload()
                + ": "
                + trouble.what()
                + " ("
                + trouble.where()
                + "); "
                + trouble.fix());
      }
    }
    observed.stream()
        .map(Observed::state)
        .filter(state -> state.health() == Health.MISSING || state.health() == Health.PROGRESSING)
        .map(state -> state.workload() + ": " + state.message())
        .forEach(attention::add);
    drifts.stream()
        .filter(drift -> drift.state() == Drift.State.MISSING)
        .filter(drift -> !Observer.watches(drift.object()))
        .forEach(drift -> attention.add(drift.object() + " was deleted since it was deployed"));
    drifts.stream()
        .filter(drift -> drift.state() == Drift.State.CHANGED)
        .forEach(
            drift ->
                attention.add(
                    drift.object()
                        + " was changed since it was deployed; deploying again undoes that"));
    if (!history.isEmpty()) {
      ReleaseRevision last = history.get(history.size() - 1);
      unfinished(last).ifPresent(attention::add);
    }
    return attention;
  }

  private static Optional<String> unfinished(ReleaseRevision last) {
    return switch (last.state()) {
      case PENDING ->
          Optional.of(
              "revision "
                  + last.number()
                  + " is being deployed by "
                  + last.by()
                  + ", or was left so");
      case INTERRUPTED ->
          Optional.of(
              "revision " + last.number() + " was left half-way; deploy again, or roll back");
      case FAILED, DEPLOYED, SUPERSEDED -> Optional.empty();
    };
  }
}
