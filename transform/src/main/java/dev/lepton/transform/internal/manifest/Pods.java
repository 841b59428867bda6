package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pod, under the restricted Pod Security Standard and a read-only root file system. Pure. */
public final class Pods {
  static final String FILES = "files";
  private static final long USER = 10001L;
  private static final long GRACE_SECONDS = 45L;

  private Pods() {}

  static PodSpec of(Workload workload) {
    return new PodSpecBuilder()
        .withServiceAccountName(workload.name())
        .withAutomountServiceAccountToken(workload.traits().asksCluster().isPresent())
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withFsGroup(USER)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .addNewTopologySpreadConstraint()
        .withMaxSkew(1)
        .withTopologyKey("topology.kubernetes.io/zone")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endLabelSelector()
        .endTopologySpreadConstraint()
        .addNewTopologySpreadConstraint()
        .withMaxSkew(1)
        .withTopologyKey("kubernetes.io/hostname")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endLabelSelector()
        .endTopologySpreadConstraint()
        .withContainers(container(workload))
        .withVolumes(volumes(workload))
        .build();
  }

  private static Container container(Workload workload) {
    ContainerBuilder container =
        new ContainerBuilder()
            .withName(workload.name())
            .withImage(workload.image())
            .withImagePullPolicy("IfNotPresent")
            .addNewEnvFrom()
            .withNewConfigMapRef()
            .withName(workload.config())
            .endConfigMapRef()
            .endEnvFrom()
            .withEnv(secrets(workload))
            .withSecurityContext(security())
            .withResources(resources(workload))
            .withVolumeMounts(mounts(workload));
    workload.endpoint().ifPresent(endpoint -> answering(container, endpoint));
    return container.build();
  }

  private static void answering(ContainerBuilder container, Workload.Endpoint endpoint) {
    container
        .addNewPort()
        .withName("http")
        .withContainerPort(endpoint.port())
        .withProtocol("TCP")
        .endPort()
        .withStartupProbe(probe(endpoint.livenessPath(), 2, 60))
        .withReadinessProbe(probe(endpoint.readinessPath(), 5, 3))
        .withLivenessProbe(probe(endpoint.livenessPath(), 10, 3))
        .withNewLifecycle()
        .withNewPreStop()
        // Endpoints learn of the pod's end only some seconds later; until then it must go on
        // answering.
        .withNewExec()
        .withCommand("sleep", "5")
        .endExec()
        .endPreStop()
        .endLifecycle();
  }

  private static List<EnvVar> secrets(Workload workload) {
    return workload.secrets().stream()
        .map(
            secret ->
                new EnvVarBuilder()
                    .withName(secret.variable())
                    .withNewValueFrom()
                    .withNewSecretKeyRef(secret.variable(), secret.secret(), false)
                    .endValueFrom()
                    .build())
        .toList();
  }

  static SecurityContext security() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  private static ResourceRequirements resources(Workload workload) {
    ResourceRequirementsBuilder resources = new ResourceRequirementsBuilder();
    Map<String, Map<String, String>> wanted = requestsAndLimits(workload);
    wanted
        .get("requests")
        .forEach((name, size) -> resources.addToRequests(name, new Quantity(size)));
    wanted.get("limits").forEach((name, size) -> resources.addToLimits(name, new Quantity(size)));
    return resources.build();
  }

  /** Memory is never promised twice; of the processor, a copy may use what its neighbours leave. */
  public static Map<String, Map<String, String>> requestsAndLimits(Workload workload) {
    long millicores = Math.max(50, Math.round(workload.demand().cpuCores() * 1000));
    String memory = Math.max(64, Math.round(workload.demand().memoryGib() * 1024)) + "Mi";
    Map<String, Map<String, String>> sizes = new TreeMap<>();
    sizes.put("requests", new TreeMap<>(Map.of("cpu", millicores + "m", "memory", memory)));
    sizes.put("limits", new TreeMap<>(Map.of("cpu", 2 * millicores + "m", "memory", memory)));
    return sizes;
  }

  private static Probe probe(String path, int period, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort("http")
        .endHttpGet()
        .withPeriodSeconds(period)
        .withTimeoutSeconds(3)
        .withFailureThreshold(failures)
        .build();
  }

  static List<VolumeMount> mounts(Workload workload) {
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build());
    if (workload.dataVolume()) {
      mounts.add(new VolumeMountBuilder().withName(FILES).withMountPath(Workload.DATA).build());
    }
    return mounts;
  }

  private static List<Volume> volumes(Workload workload) {
    List<Volume> volumes = new ArrayList<>();
    volumes.add(emptyDirectory("tmp"));
    // A StatefulSet makes the claim itself.
    if (workload.dataVolume() && !workload.keepsOwnState()) {
      volumes.add(
          new VolumeBuilder()
              .withName(FILES)
              .withNewPersistentVolumeClaim(workload.files(), false)
              .build());
    }
    return volumes;
  }

  static Volume emptyDirectory(String name) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity("1Gi"))
        .endEmptyDir()
        .build();
  }

  /** Values that configure the container, in a stable order. */
  static List<EnvVar> plain(Map<String, String> configuration) {
    return configuration.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new EnvVarBuilder().withName(entry.getKey()).withValue(entry.getValue()).build())
        .toList();
  }
}
