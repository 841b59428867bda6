package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.internal.process.Wait;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Lets autoscalers that are at their bound have more pods, and gives more to deployments that no
 * autoscaler follows and whose pods are all busy. Pods that get no room are taken back: a pod that
 * waits for a node would be taken for a failure of the release.
 *
 * @param limits how long new pods may take
 * @param stopped asked again and again; once it says so, nothing more is waited for
 */
public record Enlargement(
    Cluster cluster, String namespace, String release, Limits limits, BooleanSupplier stopped) {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** One that got more pods, or may have more. */
  private record Raised(GenericKubernetesResource planned, int before, int now) {
    String text() {
      String what = Autoscaler.is(planned) ? " pods at most" : " pods";
      return ObjectKey.of(planned) + " from " + before + " to " + now + what;
    }

    String field() {
      return Autoscaler.is(planned) ? "maxReplicas" : "replicas";
    }
  }

  /**
   * @param factor above 1
   * @param most pods of one autoscaler
   * @return what was done, in words
   * @throws LeptonException NOT_SUPPORTED if none may be raised, or no room is there for more
   */
  public String by(double factor, long most) {
    List<GenericKubernetesResource> planned =
        StoredRevision.deployed(new RevisionStore(cluster, namespace, release).all())
            .map(StoredRevision::objects)
            .orElse(List.of());
    List<Raised> raised = new ArrayList<>();
    planned.stream().filter(Autoscaler::is).forEach(each -> raise(each, factor, most, raised));
    busy(planned).forEach(each -> enlarge(each, factor, most, raised));
    if (raised.isEmpty()) {
      throw unable(
          "no autoscaler of it is at its bound, and no busy deployment is without one, that may be"
              + " raised up to "
              + most);
    }
    try {
      awaitPods(planned, raised);
    } catch (LeptonException e) {
      raised.forEach(each -> apply(each, each.before()));
      throw e;
    }
    return String.join(", ", raised.stream().map(Raised::text).toList());
  }

  private void raise(
      GenericKubernetesResource planned, double factor, long most, List<Raised> raised) {
    cluster
        .live(planned)
        .map(Autoscaler::new)
        .filter(Autoscaler::limited)
        .ifPresent(
            now -> {
              int next = (int) Math.min(most, Math.max(now.most() + 1, now.most() * factor));
              add(new Raised(planned, now.most(), next), raised);
            });
  }

  private List<GenericKubernetesResource> busy(List<GenericKubernetesResource> planned) {
    PodUse use = new PodUse(cluster, namespace);
    return use.of(planned).map(uses -> use.saturated(planned, uses)).orElse(List.of());
  }

  /** Where somebody else has set the number, it goes on from there, and is the manifest's next. */
  private void enlarge(
      GenericKubernetesResource planned, double factor, long most, List<Raised> raised) {
    int now = cluster.live(planned).map(Enlargement::replicas).orElse(0);
    int next = (int) Math.min(most, Math.max(now + 1, Math.ceil(now * factor)));
    if (now > 0) {
      add(new Raised(planned, now, next), raised);
    }
  }

  private static int replicas(GenericKubernetesResource deployment) {
    return deployment.get("spec", "replicas") instanceof Number found ? found.intValue() : 1;
  }

  private void add(Raised one, List<Raised> raised) {
    if (one.now() > one.before()) {
      apply(one, one.now());
      raised.add(one);
    }
  }

  /**
   * As the manifest has it but for the number, so that the next deployment meets no other owner.
   */
  private void apply(Raised one, int number) {
    GenericKubernetesResource changed =
        cluster.client().getKubernetesSerialization().clone(one.planned());
    Map<String, Object> spec = changed.get("spec");
    spec.put(one.field(), number);
    cluster.apply(new ManifestObject(changed, "the deployed revision"), true);
  }

  private void awaitPods(List<GenericKubernetesResource> planned, List<Raised> raised) {
    boolean used = until(limits.timeout(), () -> raised.stream().allMatch(each -> isUsed(each)));
    if (!used) {
      throw unable("its autoscaler makes no use of the higher bound");
    }
    Observer observer = new Observer(cluster, namespace, limits.unschedulable());
    RolloutWatch.Outcome outcome =
        new RolloutWatch(observer, event -> {}, () -> {}, stopped)
            .await(StoredRevision.keys(planned), limits);
    if (!outcome.troubles().isEmpty()) {
      throw unable("more of it does not get well: " + outcome.troubles().get(0).what());
    }
  }

  private boolean isUsed(Raised each) {
    return !Autoscaler.is(each.planned())
        || cluster
            .live(each.planned())
            .map(Autoscaler::new)
            .filter(now -> !now.limited() || now.wanted() > each.before())
            .isPresent();
  }

  private boolean until(Duration time, BooleanSupplier condition) {
    return Wait.every(PAUSE, time, () -> stopped.getAsBoolean() || condition.getAsBoolean())
        && !stopped.getAsBoolean();
  }

  private LeptonException unable(String why) {
    return new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        why,
        release + " in namespace " + namespace,
        "add nodes or quota, or make each pod do more");
  }
}
