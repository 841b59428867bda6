package dev.lepton.transform.internal.helm;

import dev.lepton.transform.internal.manifest.ImageReference;
import dev.lepton.transform.internal.manifest.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * The templates of one workload's objects.
 *
 * @param folder of the workload's templates below the chart's, with a slash; empty when it is alone
 */
record Templates(Workload workload, String folder) {
  private static final String LABELS = "app.kubernetes.io/";

  String of(HasMetadata object) {
    Template template = new Template(object).without("metadata", "namespace");
    labels(template, "metadata");
    switch (object.getKind()) {
      case "ConfigMap" -> template.block(values("config"), "data");
      case "Deployment", "Job" -> pod(template, "spec", "template");
      case "StatefulSet" -> {
        pod(template, "spec", "template");
        labels(template, "spec", "volumeClaimTemplates", "0", "metadata");
        template.value(
            values("storage.size"),
            path(
                new String[] {"spec", "volumeClaimTemplates", "0"},
                "spec",
                "resources",
                "requests",
                "storage"));
      }
      case "CronJob" -> {
        template.value(values("schedule") + " | quote", "spec", "schedule");
        labels(template, "spec", "jobTemplate", "metadata");
        pod(template, "spec", "jobTemplate", "spec", "template");
      }
      case "HorizontalPodAutoscaler" ->
          template
              .value(values("replicas.min"), "spec", "minReplicas")
              .value(values("replicas.max"), "spec", "maxReplicas");
      case "RoleBinding" -> template.value(".Release.Namespace", "subjects", "0", "namespace");
      case "PersistentVolumeClaim" ->
          template.value(values("storage.size"), "spec", "resources", "requests", "storage");
      case "Ingress" -> {
        return ingress(template);
      }
      default -> {
        // The same in every installation.
      }
    }
    return template.text();
  }

  private String values(String path) {
    return ".Values." + Values.key(workload) + "." + path;
  }

  private static void labels(Template template, String... metadata) {
    template
        .value(".Release.Name", path(metadata, "labels", LABELS + "instance"))
        .value(".Release.Service", path(metadata, "labels", LABELS + "managed-by"))
        .value(
            ".Chart.AppVersion | replace \"+\" \"-\" | quote",
            path(metadata, "labels", LABELS + "version"))
        .literal(
            "{{ .Chart.Name }}-{{ .Chart.Version }}", path(metadata, "labels", "helm.sh/chart"));
  }

  private void pod(Template template, String... at) {
    ImageReference image = ImageReference.of(workload.image());
    labels(template, path(at, "metadata"));
    template
        // Settings are read at the start: new ones need new pods.
        .value(
            "include (print $.Template.BasePath \"/" + folder + "config-map.yaml\") . | sha256sum",
            path(at, "metadata", "annotations", "checksum/config"))
        .literal(
            "\"{{ "
                + values("image.repository")
                + " }}"
                + image.separator()
                + "{{ "
                + values("image." + Values.versionKey(image))
                + " }}\"",
            path(at, "spec", "containers", "0", "image"))
        .block(values("resources"), path(at, "spec", "containers", "0", "resources"));
  }

  private String ingress(Template template) {
    String host = values("ingress.host") + " | quote";
    template
        .value(host, "spec", "rules", "0", "host")
        .literal("[{{ " + host + " }}]", "spec", "tls", "0", "hosts")
        .value(values("ingress.tlsSecret") + " | quote", "spec", "tls", "0", "secretName");
    String text =
        template
            .text()
            .replaceFirst(
                "\nspec:\n",
                "\nspec:\n  {{- with "
                    + values("ingress.className").replace("$", "\\$")
                    + " }}\n  ingressClassName: {{ . | quote }}\n  {{- end }}\n");
    return "{{- if and "
        + values("ingress.enabled")
        + " (not .Values.gatewayApi.enabled) }}\n"
        + text
        + "{{- end }}\n";
  }

  private static String[] path(String[] start, String... rest) {
    String[] path = java.util.Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, path, start.length, rest.length);
    return path;
  }
}
