package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.Strategy;
import dev.lepton.deploy.cluster.Strategy.Canary;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;

/**
 * How services get from the release before to the one beside it: at once, or with a growing share
 * of the users first. Without such services there is nothing to it. Used once.
 */
final class ChangeOver {
  private final Cluster cluster;
  private final ReleaseRun.Settings settings;
  private final List<Rehearsal.Step> steps;
  private final List<Rehearsal.Step> services;

  /**
   * @param steps of the whole release
   */
  ChangeOver(Cluster cluster, ReleaseRun.Settings settings, List<Rehearsal.Step> steps) {
    this.cluster = cluster;
    this.settings = settings;
    this.steps = steps;
    this.services =
        steps.stream().filter(step -> leadsElsewhere(settings.strategy(), step)).toList();
  }

  private static boolean leadsElsewhere(Strategy strategy, Rehearsal.Step step) {
    return strategy.besideTheOld()
        && step.object().key().kind().equals("Service")
        && step.change().action() == ObjectChange.Action.CHANGE;
  }

  /** Services that lead to the new release once it is healthy. */
  List<Rehearsal.Step> services() {
    return services;
  }

  /** What can be applied before. */
  List<Rehearsal.Step> others() {
    return steps.stream().filter(step -> !services.contains(step)).toList();
  }

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_INVALID for a canary that nobody could
   *     meet
   */
  void requireRoutes() {
    if (settings.strategy() instanceof Canary && !services.isEmpty()) {
      traffic();
    }
  }

  /**
   * Until services change over, users meet nothing of the new release.
   *
   * @param earlier objects of the release before
   */
  void pin(List<GenericKubernetesResource> earlier, Undo undo) {
    Pins pins = new Pins(cluster, settings.namespace(), earlier);
    for (Rehearsal.Step step : services) {
      pins.of(step.before().orElseThrow())
          .ifPresent(
              pinned -> {
                undo.remember(step);
                cluster.apply(pinned, settings.force());
              });
    }
  }

  /** What shares users first; empty where all go at once, or there is nothing to compare with. */
  Optional<CanaryStage> stage(List<GenericKubernetesResource> earlier, CanaryStage.Hands hands) {
    if (settings.strategy() instanceof Canary canary && !earlier.isEmpty()) {
      CanaryTraffic traffic = traffic();
      List<GenericKubernetesResource> now =
          steps.stream().map(step -> step.object().content()).toList();
      return Optional.of(
          new CanaryStage(
              canary, traffic, traffic.sides(settings.namespace(), earlier, now), hands));
    }
    return Optional.empty();
  }

  private CanaryTraffic traffic() {
    return new CanaryTraffic(
        cluster.client().getKubernetesSerialization(), objects(services), objects(steps));
  }

  private static List<ManifestObject> objects(List<Rehearsal.Step> steps) {
    return steps.stream().map(Rehearsal.Step::object).toList();
  }
}
