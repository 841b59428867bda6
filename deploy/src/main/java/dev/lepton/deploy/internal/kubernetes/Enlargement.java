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
 * Lets autoscalers that are at their bound have more pods. Pods that get no room are taken back: a
 * pod that waits for a node would be taken for a failure of the release.
 *
 * @param limits how long new pods may take
 * @param stopped asked again and again; once it says so, nothing more is waited for
 */
public record Enlargement(
    Cluster cluster, String namespace, String release, Limits limits, BooleanSupplier stopped) {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** One that got a higher bound. */
  private record Raised(GenericKubernetesResource planned, int before, int now) {
    String text() {
      return ObjectKey.of(planned) + " from " + before + " to " + now + " pods at most";
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
    if (raised.isEmpty()) {
      throw unable("no autoscaler of it is at its bound and may be raised up to " + most);
    }
    try {
      awaitPods(planned, raised);
    } catch (LeptonException e) {
      raised.forEach(each -> apply(each.planned(), each.before()));
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
              if (next > now.most()) {
                apply(planned, next);
                raised.add(new Raised(planned, now.most(), next));
              }
            });
  }

  /** As the manifest has it but for the bound, so that the next deployment meets no other owner. */
  private void apply(GenericKubernetesResource planned, int most) {
    GenericKubernetesResource changed =
        cluster.client().getKubernetesSerialization().clone(planned);
    Map<String, Object> spec = changed.get("spec");
    spec.put("maxReplicas", most);
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
    return cluster
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
