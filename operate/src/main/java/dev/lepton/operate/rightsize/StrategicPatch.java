package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recommendations as strategic merge patches, one document a workload: what kustomize takes under
 * {@code patches} and {@code kubectl patch --patch-file} one by one. Where its pods are to be is
 * not among them: what selects them is known to manifests only.
 */
public final class StrategicPatch {
  private static final Set<Kind> KINDS = Set.of(Kind.RESOURCES, Kind.REPLICAS, Kind.AUTOSCALER);

  private StrategicPatch() {}

  /** Empty where nothing can be patched. */
  public static String of(List<Recommendation> recommendations) {
    Map<String, List<Recommendation>> together = new TreeMap<>();
    for (Recommendation one : recommendations) {
      if (KINDS.contains(one.kind())) {
        Target target = one.target();
        together
            .computeIfAbsent(
                String.join("/", target.namespace(), target.kind(), target.name()),
                any -> new ArrayList<>())
            .add(one);
      }
    }
    StringBuilder text = new StringBuilder();
    together
        .values()
        .forEach(some -> text.append(text.isEmpty() ? "" : "---\n").append(document(some)));
    return text.toString();
  }

  private static String document(List<Recommendation> some) {
    Target target = some.get(0).target();
    StringBuilder text = new StringBuilder();
    boolean scaler = some.get(0).kind() == Kind.AUTOSCALER;
    text.append("apiVersion: ").append(scaler ? "autoscaling/v2" : "apps/v1");
    text.append("\nkind: ").append(target.kind()).append("\nmetadata:\n");
    text.append("  name: ").append(target.name()).append('\n');
    if (!target.namespace().isEmpty()) {
      text.append("  namespace: ").append(target.namespace()).append('\n');
    }
    text.append("spec:\n");
    some.stream()
        .filter(one -> one.kind() != Kind.RESOURCES)
        .flatMap(one -> one.changes().stream())
        .forEach(
            change ->
                text.append("  ")
                    .append(change.field())
                    .append(": ")
                    .append(change.to())
                    .append('\n'));
    List<Recommendation> containers =
        some.stream().filter(one -> one.kind() == Kind.RESOURCES).toList();
    if (!containers.isEmpty()) {
      text.append("  template:\n    spec:\n      containers:\n");
      containers.forEach(one -> container(one, text));
    }
    return text.toString();
  }

  private static void container(Recommendation one, StringBuilder text) {
    text.append("        - name: ").append(one.target().container()).append('\n');
    text.append("          resources:\n");
    Map<String, List<Change>> sections = new LinkedHashMap<>();
    for (Change change : one.changes()) {
      sections.computeIfAbsent(section(change.field()), any -> new ArrayList<>()).add(change);
    }
    sections.forEach(
        (section, changes) -> {
          text.append("            ").append(section).append(":\n");
          changes.forEach(
              change ->
                  text.append("              ")
                      .append(change.field().substring(section.length() + 1))
                      .append(": ")
                      .append(quoted(change.to()))
                      .append('\n'));
        });
  }

  private static String section(String field) {
    return field.substring(0, field.indexOf('.'));
  }

  /** A bare number would be one, and quantities are texts. */
  private static String quoted(String quantity) {
    return quantity.matches("[0-9]+") ? "\"" + quantity + "\"" : quantity;
  }
}
