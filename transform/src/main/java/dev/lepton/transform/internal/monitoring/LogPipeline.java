package dev.lepton.transform.internal.monitoring;

import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Mapping;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Fluent Bit pipeline for an application's containers, to be taken over into the DaemonSet of
 * the cluster: lines of JSON become fields, everything else stays a text. Pure.
 */
public final class LogPipeline {
  private LogPipeline() {}

  /**
   * @param namespaces all that the application may be in; others may begin alike
   */
  public static String of(String application, List<String> namespaces) {
    String tag = "kube." + application;
    return ManifestText.of(
        Mapping.of(
            "pipeline",
            Mapping.of(
                "inputs",
                    List.of(
                        Mapping.of(
                            "name",
                            "tail",
                            "tag",
                            tag + ".*",
                            "path",
                            namespaces.stream()
                                .map(name -> "/var/log/containers/*_" + name + "_*.log")
                                .collect(Collectors.joining(",")),
                            "multiline.parser",
                            "cri",
                            "db",
                            "/var/lib/fluent-bit/" + application + ".db",
                            "mem_buf_limit",
                            "16MB",
                            "skip_long_lines",
                            true)),
                "filters",
                    List.of(
                        Mapping.of(
                            "name", "kubernetes",
                            "match", tag + ".*",
                            "kube_tag_prefix", tag + ".var.log.containers.",
                            "merge_log", true,
                            "keep_log", false,
                            "labels", true,
                            "annotations", false)),
                "outputs",
                    List.of(
                        Mapping.of(
                            "name", "forward",
                            "match", tag + ".*",
                            "host", "${LOG_HOST}",
                            "port", "${LOG_PORT}",
                            "tls", "on",
                            "retry_limit", 10)))));
  }
}
