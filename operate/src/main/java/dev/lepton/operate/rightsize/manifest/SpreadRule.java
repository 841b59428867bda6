package dev.lepton.operate.rightsize.manifest;

import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The rule that spreads a workload's pods over nodes, as its manifest would have it. Stateless. */
public final class SpreadRule {
  private static final String FIELD = "template.spec.topologySpreadConstraints";

  private SpreadRule() {}

  /**
   * The recommendation with what is to be written; empty if the workload is in no manifest, or its
   * manifest says already where its pods shall be.
   *
   * @param one tells that pods are together
   */
  public static Optional<Recommendation> in(ManifestFolder folder, Recommendation one) {
    Target running = one.target();
    Target anywhere = new Target("", running.kind(), running.name(), "");
    Optional<Target> written =
        folder.placeOfWorkload(running).isPresent()
            ? Optional.of(running)
            : folder.placeOfWorkload(anywhere).map(place -> anywhere);
    return written.flatMap(
        target ->
            folder
                .document(target)
                .filter(document -> !isPlaced(document))
                .flatMap(SpreadRule::value)
                .map(value -> with(one, target, value)));
  }

  private static boolean isPlaced(Node document) {
    return YamlPath.node(document, "spec", "template", "spec", "topologySpreadConstraints")
            .isPresent()
        || YamlPath.node(document, "spec", "template", "spec", "affinity", "podAntiAffinity")
            .isPresent();
  }

  private static Optional<String> value(Node document) {
    return YamlPath.node(document, "spec", "selector", "matchLabels")
        .filter(MappingNode.class::isInstance)
        .map(labels -> labels((MappingNode) labels))
        .map(
            labels ->
                "[{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable:"
                    + " ScheduleAnyway, labelSelector: {matchLabels: {"
                    + labels
                    + "}}}]");
  }

  private static String labels(MappingNode labels) {
    return labels.getValue().stream()
        .map(entry -> text(entry.getKeyNode()) + ": \"" + text(entry.getValueNode()) + "\"")
        .collect(Collectors.joining(", "));
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static Recommendation with(Recommendation one, Target target, String value) {
    return new Recommendation(
        target,
        one.kind(),
        List.of(new Change(FIELD, "", value)),
        one.monthlyUsd(),
        one.risk(),
        one.confidence(),
        one.reason(),
        one.evidence());
  }
}
