package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the server what applying would do, object by object, and changes nothing. */
final class Rehearsal {
  private final Cluster cluster;
  private final boolean force;
  private final ObjectText text;

  Rehearsal(Cluster cluster, boolean force) {
    this.cluster = cluster;
    this.force = force;
    this.text = new ObjectText(cluster.client().getKubernetesSerialization());
  }

  /**
   * What applying one object would do.
   *
   * @param before as it is now; empty if it is not there
   */
  record Step(
      ManifestObject object, Optional<GenericKubernetesResource> before, ObjectChange change) {}

  /**
   * @throws LeptonException with every object that the server refuses
   */
  List<Step> of(List<ManifestObject> objects) {
    List<Step> steps = new ArrayList<>();
    List<LeptonException> refusals = new ArrayList<>();
    for (ManifestObject object : objects) {
      try {
        steps.add(of(object));
      } catch (LeptonException e) {
        if (e.code() == ErrorCode.TARGET_UNREACHABLE) {
          throw e;
        }
        refusals.add(e);
      }
    }
    if (!refusals.isEmpty()) {
      throw together(refusals);
    }
    return steps;
  }

  /** All problems, under the code of those that the user's own files cause if there are any. */
  private static LeptonException together(List<LeptonException> refusals) {
    ErrorCode code =
        refusals.stream()
            .map(LeptonException::code)
            .filter(each -> each.exitCode() == ExitCode.CONFIGURATION)
            .findFirst()
            .orElse(refusals.get(0).code());
    List<Problem> problems =
        refusals.stream().flatMap(refusal -> refusal.problems().stream()).toList();
    return new LeptonException(code, problems);
  }

  private Step of(ManifestObject object) {
    Optional<GenericKubernetesResource> before = cluster.live(object.content());
    List<String> now = before.map(text::lines).orElse(List.of());
    List<String> then = text.lines(cluster.rehearse(object, force));
    List<String> difference = text.difference(name(object.key()), now, then);
    boolean same = before.filter(Rehearsal::isOurs).isPresent() && difference.isEmpty();
    Action action = before.isEmpty() ? Action.CREATE : same ? Action.KEEP : Action.CHANGE;
    return new Step(object, before, new ObjectChange(object.key(), action, difference));
  }

  /** Whether its fields are held by us already; if not, applying changes at least that. */
  private static boolean isOurs(GenericKubernetesResource object) {
    return object.getMetadata().getManagedFields().stream()
        .anyMatch(
            entry ->
                Cluster.FIELD_MANAGER.equals(entry.getManager())
                    && "Apply".equals(entry.getOperation()));
  }

  /** As if it were created, for objects about which the server cannot be asked yet. */
  ObjectChange created(ManifestObject object) {
    return new ObjectChange(
        object.key(),
        Action.CREATE,
        text.difference(name(object.key()), List.of(), text.lines(object.content())));
  }

  private static String name(ObjectKey key) {
    return key.kind() + "/" + key.name();
  }
}
