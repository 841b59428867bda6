package dev.lepton.transform.internal.compose;

import dev.lepton.transform.internal.manifest.ManifestText;
import dev.lepton.transform.internal.manifest.Pods;
import dev.lepton.transform.internal.manifest.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Compose file of an application, as strict as its manifests. Secrets are taken from the
 * environment of whoever starts it, and asked for by name. Pure.
 */
public final class Compose {
  private Compose() {}

  /**
   * A workload and how its image is built.
   *
   * @param context folder, relative to the Compose file
   * @param dockerfile relative to the Compose file
   * @param restart the policy that its author has chosen; empty without one
   */
  public record Image(
      Workload workload, String context, String dockerfile, Optional<String> restart) {}

  /**
   * @param images at least one, all of the same application
   */
  public static String of(List<Image> images) {
    Map<String, Object> services = new LinkedHashMap<>();
    Map<String, Object> volumes = new LinkedHashMap<>();
    for (Image image : images) {
      Workload workload = image.workload();
      services.put(workload.name(), service(image));
      if (workload.dataVolume()) {
        volumes.put(workload.files(), Map.of());
      }
    }
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("name", images.get(0).workload().application());
    file.put("services", services);
    if (!volumes.isEmpty()) {
      file.put("volumes", volumes);
    }
    return ManifestText.of(file);
  }

  private static Map<String, Object> service(Image image) {
    Workload workload = image.workload();
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("image", workload.image());
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("context", image.context());
    // It is looked for from the context.
    build.put("dockerfile", "../".repeat(image.context().split("/").length) + image.dockerfile());
    service.put("build", build);
    workload
        .endpoint()
        .ifPresent(
            endpoint ->
                service.put("ports", List.of("127.0.0.1:%1$d:%1$d".formatted(endpoint.port()))));
    Map<String, String> environment = new TreeMap<>();
    // A dollar sign would be taken for a variable.
    workload
        .configuration()
        .forEach((name, value) -> environment.put(name, value.replace("$", "$$")));
    workload
        .secrets()
        .forEach(
            secret ->
                environment.put(
                    secret.variable(),
                    "${" + secret.variable() + ":?set it in the environment or in .env}"));
    if (!environment.isEmpty()) {
      service.put("environment", environment);
    }
    if (workload.dataVolume()) {
      service.put("volumes", List.of(workload.files() + ":" + Workload.DATA));
    }
    service.put("read_only", true);
    service.put("tmpfs", List.of("/tmp"));
    service.put("cap_drop", List.of("ALL"));
    service.put("security_opt", List.of("no-new-privileges:true"));
    service.put("deploy", Map.of("resources", Map.of("limits", limits(workload))));
    if (workload.isScheduled()) {
      // Compose has no clock: docker compose run --rm NAME from cron.
      service.put("profiles", List.of("scheduled"));
    } else {
      service.put("restart", image.restart().orElseGet(() -> usualRestart(workload)));
    }
    return service;
  }

  /** What ends well and is asked by nobody may have done all that it had to. */
  private static String usualRestart(Workload workload) {
    if (workload.endsByItself()) {
      return "no";
    }
    return workload.endpoint().isPresent() ? "unless-stopped" : "on-failure";
  }

  private static Map<String, Object> limits(Workload workload) {
    Map<String, String> sizes = Pods.requestsAndLimits(workload).get("limits");
    Map<String, Object> limits = new TreeMap<>();
    double cores = Integer.parseInt(sizes.get("cpu").replace("m", "")) / 1000.0;
    limits.put("cpus", String.valueOf(cores));
    limits.put("memory", sizes.get("memory").replace("Mi", "M"));
    return limits;
  }
}
