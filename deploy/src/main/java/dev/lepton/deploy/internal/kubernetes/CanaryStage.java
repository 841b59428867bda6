package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.canary.CanaryRun;
import dev.lepton.deploy.canary.Verdict;
import dev.lepton.deploy.canary.Verdict.Outcome;
import dev.lepton.deploy.cluster.CanaryAnalysis.Sides;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.Strategy.Canary;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.Trouble.Cause;
import dev.lepton.model.Phase;
import dev.lepton.model.event.EventSink;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The part of a release in which users are shared between the old one and it, from the objects that
 * share them to their end. Used once.
 */
final class CanaryStage {
  /**
   * What the stage needs of the release.
   *
   * @param apply applies an object, to be taken back if the release is undone
   * @param remove takes an object away
   * @param rest waits a moment; throws once the user wants no more
   * @param troubles of the new release's workloads just now
   */
  record Hands(
      Consumer<ManifestObject> apply,
      Consumer<GenericKubernetesResource> remove,
      Runnable rest,
      Supplier<List<Trouble>> troubles) {}

  private final Canary canary;
  private final CanaryTraffic traffic;
  private final Sides sides;
  private final Hands hands;

  CanaryStage(Canary canary, CanaryTraffic traffic, Sides sides, Hands hands) {
    this.canary = canary;
    this.traffic = traffic;
    this.sides = sides;
    this.hands = hands;
  }

  /** Why users should not meet the new release; none if it did well. */
  List<Trouble> run(EventSink events) {
    traffic.canaryServices().forEach(hands.apply());
    CanaryRun.Hands<Trouble> shares =
        new CanaryRun.Hands<>(
            percent -> traffic.at(percent).forEach(hands.apply()),
            hands.rest(),
            hands.troubles(),
            this::trouble);
    return new CanaryRun<>(
            canary.steps(),
            (began, lately) -> canary.analysis().judge(sides, began, lately),
            shares,
            Phase.DEPLOY,
            events)
        .run();
  }

  private Trouble trouble(int percent, Verdict verdict) {
    boolean noData = verdict.outcome() == Outcome.NO_DATA;
    String deployment = sides.now().deployments().get(0);
    return new Trouble(
        new ObjectKey("apps", "Deployment", sides.namespace(), deployment),
        Cause.CANARY,
        "canary at " + percent + " %",
        (noData ? "nothing can be said of it: " : "it does worse: ") + verdict.reason(),
        noData
            ? "see that users come, and that Prometheus has the metrics of --canary-metrics"
            : "see its logs in the evidence, and the figures of both releases in Prometheus");
  }

  /** Once services lead to the new release, nobody has to be shared any more. */
  void end() {
    traffic.plainRoutes().forEach(hands.apply());
    traffic.temporary().forEach(object -> hands.remove().accept(object.content()));
  }
}
