package dev.lepton.transform.internal.helm;

import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chart of an application: the same objects as the Kustomize base, with the values that differ
 * between installations taken out. The namespace is the release's. Pure.
 */
public final class HelmChart {
  private final List<Workload> workloads;
  private final Map<String, HasMetadata> objects;
  private final Variants variants;

  /**
   * @param objects of the workloads, by the names of their files
   * @param components what may be added, as {@link
   *     dev.lepton.transform.internal.kustomize.Components} names the files
   */
  public HelmChart(
      List<Workload> workloads, Map<String, HasMetadata> objects, Map<String, String> components) {
    this.workloads = workloads;
    this.objects = objects;
    this.variants = new Variants(workloads, components);
  }

  /** Every file of the chart, by its path in the chart's folder. */
  public Map<String, String> files() {
    Map<String, Object> values = Values.of(workloads, variants);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("Chart.yaml", chart());
    files.put("values.yaml", ManifestText.of(values));
    files.put("values.schema.json", ValuesSchema.text(values));
    objects.forEach(
        (path, object) -> {
          if (!object.getKind().equals("Namespace")) {
            files.put("templates/" + path, template(path, object));
          }
        });
    variants
        .templates()
        .forEach((path, template) -> files.put("templates/variants/" + path, template));
    workloads.stream()
        .filter(workload -> workload.endpoint().isPresent())
        .forEach(
            workload ->
                files.put(
                    "templates/tests/" + workload.name() + ".yaml", ConnectionTest.of(workload)));
    files.put("templates/NOTES.txt", notes());
    files.put(".helmignore", ".git/\n*.swp\n*.tmp\n");
    return files;
  }

  private String template(String path, HasMetadata object) {
    Workload owner =
        workloads.stream()
            .filter(workload -> path.startsWith(workload.name() + "/"))
            .findFirst()
            .orElse(workloads.get(0));
    return new Templates(owner, path.contains("/") ? owner.name() + "/" : "").of(object);
  }

  private String chart() {
    Workload any = workloads.get(0);
    return ManifestText.of(
        Mapping.of(
            "apiVersion", "v2",
            "name", any.application(),
            "description", any.application() + ", containerised by Lepton Migrate",
            "type", "application",
            "version", "0.1.0",
            "appVersion", any.version(),
            // Since then disruption budgets say what holds for pods that do not work anyway.
            "kubeVersion", ">=1.27.0-0"));
  }

  private String notes() {
    StringBuilder notes = new StringBuilder();
    notes.append("{{ .Chart.Name }} {{ .Chart.AppVersion }} is in namespace ");
    notes.append("{{ .Release.Namespace }}. One release fits into one namespace.\n");
    workloads.stream()
        .flatMap(workload -> workload.secrets().stream())
        .map(Workload.SecretVariable::secret)
        .distinct()
        .sorted()
        .forEach(secret -> notes.append("It needs the Secret ").append(secret).append(" there.\n"));
    notes.append("Test it with: helm test {{ .Release.Name }} -n {{ .Release.Namespace }}\n");
    return notes.toString();
  }
}
