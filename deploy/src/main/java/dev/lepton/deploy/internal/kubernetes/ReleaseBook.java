package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ClusterPlan;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What can be said of a release without changing anything. */
public final class ReleaseBook {
  private final Cluster cluster;
  private final String namespace;
  private final String release;
  private final RevisionStore store;

  public ReleaseBook(Cluster cluster, String namespace, String release) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.release = release;
    this.store = new RevisionStore(cluster, namespace, release);
  }

  /**
   * In their namespace, labelled and in order. Beside a release of one colour they get the other,
   * unless they are what is there already.
   */
  public List<ManifestObject> placed(ReleaseManifests manifests, Strategy strategy) {
    List<ManifestObject> placed = Placement.place(cluster, namespace, release, manifests);
    if (!strategy.besideTheOld()) {
      return placed;
    }
    KubernetesSerialization serialization = cluster.client().getKubernetesSerialization();
    Optional<StoredRevision> deployed = StoredRevision.deployed(store.all());
    Optional<List<ManifestObject>> same =
        deployed
            .flatMap(Colours::of)
            .map(colour -> Colours.paint(serialization, colour, placed))
            .filter(painted -> contents(painted).equals(deployed.get().objects()));
    return same.orElseGet(() -> Colours.paint(serialization, Colours.beside(deployed), placed));
  }

  private static List<GenericKubernetesResource> contents(List<ManifestObject> objects) {
    return objects.stream().map(ManifestObject::content).toList();
  }

  /** What applying would change, what it would take away included. */
  public ClusterPlan plan(ReleaseManifests manifests, Strategy strategy, boolean force) {
    List<ManifestObject> objects = placed(manifests, strategy);
    Rehearsal rehearsal = new Rehearsal(cluster, force);
    boolean settled = cluster.hasNamespace(namespace);
    List<ManifestObject> unknown =
        objects.stream().filter(object -> cannotAsk(object, settled)).toList();
    List<ManifestObject> known =
        objects.stream().filter(object -> !unknown.contains(object)).toList();
    List<ObjectChange> changes = new ArrayList<>();
    rehearsal.of(known).forEach(step -> changes.add(step.change()));
    unknown.forEach(object -> changes.add(rehearsal.created(object)));
    List<StoredRevision> history = store.all();
    new Leftovers(cluster, release)
        .of(history, contents(objects))
        .forEach(left -> changes.add(Leftovers.change(left)));
    List<String> notChecked =
        unknown.isEmpty()
            ? List.of()
            : List.of(
                unknown.size()
                    + " objects could not be checked by the server: their namespace or kind is not"
                    + " there yet");
    return new ClusterPlan(release, namespace, revision(history), changes, notChecked);
  }

  /**
   * @param settled whether the namespace is there
   */
  private boolean cannotAsk(ManifestObject object, boolean settled) {
    return !object.key().namespace().isEmpty() && !settled
        || cluster.kind(object.content().getApiVersion(), object.content().getKind()).isEmpty();
  }

  private static int revision(List<StoredRevision> history) {
    return StoredRevision.deployed(history).map(each -> each.revision().number()).orElse(0);
  }

  /**
   * What an earlier revision had applied.
   *
   * @param revision its number
   */
  public record Earlier(int revision, List<ManifestObject> objects) {}

  /**
   * @param wanted empty for the last that was deployed before the one that is there now
   * @throws LeptonException DOCUMENT_MISSING if there is none such
   */
  public Earlier earlier(OptionalInt wanted) {
    List<StoredRevision> history = store.all();
    StoredRevision found =
        history.stream()
            .filter(
                each ->
                    wanted.isPresent()
                        ? each.revision().number() == wanted.getAsInt()
                        : each.revision().state() == State.SUPERSEDED)
            .reduce((first, last) -> last)
            .orElseThrow(() -> none(wanted, history));
    String where = "revision " + found.revision().number();
    return new Earlier(
        found.revision().number(),
        found.objects().stream().map(object -> new ManifestObject(object, where)).toList());
  }

  private LeptonException none(OptionalInt wanted, List<StoredRevision> history) {
    String known =
        history.stream()
            .map(each -> String.valueOf(each.revision().number()))
            .collect(Collectors.joining(", "));
    return new LeptonException(
        ErrorCode.DOCUMENT_MISSING,
        wanted.isPresent()
            ? "there is no revision " + wanted.getAsInt()
            : "there is no revision to go back to",
        release + " in namespace " + namespace,
        known.isEmpty() ? "nothing was deployed under this name" : "remembered are: " + known);
  }

  /** Takes away all that any revision brought, but what holds data; then forgets them. */
  public void remove() {
    List<StoredRevision> history = store.all();
    new Leftovers(cluster, release).of(history, List.of()).forEach(cluster::delete);
    history.forEach(each -> store.forget(each.revision().number()));
  }

  /** The role, its binding, and what they need of the whole cluster, as YAML. */
  public String rights(ReleaseManifests manifests, String account) {
    KubernetesSerialization serialization = cluster.client().getKubernetesSerialization();
    return new Rights(cluster, namespace, placed(manifests, Strategy.ROLLING))
        .roles(account).stream().map(serialization::asYaml).collect(Collectors.joining());
  }
}
