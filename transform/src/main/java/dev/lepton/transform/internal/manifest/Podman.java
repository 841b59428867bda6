package dev.lepton.transform.internal.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The Deployment in the part of the vocabulary that {@code podman play kube} 4.3 understands: one
 * copy, settings in place, the port on the host. Probes are left out because that version runs them
 * with a program that small images lack. Pure.
 */
public final class Podman {
  private Podman() {}

  public static Deployment deployment(Workload workload) {
    List<Volume> volumes = new ArrayList<>(List.of(Pods.emptyDirectory("tmp")));
    if (workload.dataVolume()) {
      volumes.add(Pods.emptyDirectory("files"));
    }
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(workload.name())
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withNewSelector()
        .withMatchLabels(Metadata.selector(workload))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Metadata.labels(workload))
        .endMetadata()
        .withSpec(
            new PodSpecBuilder().withContainers(container(workload)).withVolumes(volumes).build())
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Container container(Workload workload) {
    List<ContainerPort> ports =
        workload.endpoint().stream()
            .map(
                endpoint ->
                    new ContainerPortBuilder()
                        .withContainerPort(endpoint.port())
                        .withHostPort(endpoint.port())
                        .withProtocol("TCP")
                        .build())
            .toList();
    return new ContainerBuilder()
        .withName(workload.name())
        .withImage(workload.image())
        .withImagePullPolicy("IfNotPresent")
        .withPorts(ports)
        .withEnv(Pods.plain(workload.configuration()))
        .withSecurityContext(Pods.security())
        .withVolumeMounts(Pods.mounts(workload))
        .build();
  }
}
