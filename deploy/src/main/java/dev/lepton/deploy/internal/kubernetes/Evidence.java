package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.Trouble.Cause;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps what tells why a release failed, before it is taken away with its pods: events, the pods as
 * they were, and their logs.
 */
public final class Evidence {
  private static final int LOG_LINES = 2_000;

  private final Cluster cluster;
  private final String namespace;
  private final Path folder;

  public Evidence(Cluster cluster, String namespace, Path folder) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.folder = folder;
  }

  /** Writes all of it and returns the folder. */
  public Path gather(List<Trouble> troubles) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("troubles.txt"), text(troubles));
      Files.writeString(folder.resolve("events.txt"), events());
      List<Pod> pods =
          cluster.ask(() -> cluster.client().pods().inNamespace(namespace).list().getItems());
      for (Pod pod : pods) {
        if (!Pods.isReady(pod) || isMeant(pod, troubles)) {
          keep(pod);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DISK_FULL,
          "events and logs cannot be kept: " + e.getMessage(),
          folder.toString(),
          "make room there, or name another folder with --evidence",
          e);
    }
  }

  /** Pods of a canary are ready, and its users are served badly all the same. */
  private static boolean isMeant(Pod pod, List<Trouble> troubles) {
    String name = pod.getMetadata().getName();
    return troubles.stream()
        .filter(trouble -> trouble.cause() == Cause.CANARY)
        .anyMatch(trouble -> name.startsWith(trouble.workload().name() + "-"));
  }

  private static String text(List<Trouble> troubles) {
    return troubles.stream()
        .map(
            trouble ->
                trouble.cause()
                    + "  "
                    + trouble.where()
                    + System.lineSeparator()
                    + "  "
                    + trouble.what()
                    + System.lineSeparator()
                    + "  "
                    + trouble.fix()
                    + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private String events() {
    List<Event> events =
        cluster.ask(() -> cluster.client().v1().events().inNamespace(namespace).list().getItems());
    return events.stream()
        .sorted(Comparator.comparing(Evidence::time))
        .map(
            event ->
                String.join(
                    "  ",
                    time(event),
                    String.valueOf(event.getType()),
                    String.valueOf(event.getReason()),
                    event.getInvolvedObject().getKind() + "/" + event.getInvolvedObject().getName(),
                    String.valueOf(event.getMessage())))
        .map(line -> line + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private static String time(Event event) {
    return Optional.ofNullable(event.getLastTimestamp())
        .or(() -> Optional.ofNullable(event.getEventTime()).map(time -> time.getTime()))
        .or(() -> Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
        .orElse("");
  }

  private void keep(Pod pod) throws IOException {
    String name = pod.getMetadata().getName();
    pod.getMetadata().setManagedFields(null);
    Files.writeString(
        folder.resolve(name + ".yaml"), cluster.client().getKubernetesSerialization().asYaml(pod));
    for (ContainerStatus container : Pods.containers(pod).toList()) {
      String file = name + "." + container.getName();
      Files.writeString(folder.resolve(file + ".log"), log(pod, container, false));
      if (Pods.restarts(container) > 0) {
        Files.writeString(folder.resolve(file + ".previous.log"), log(pod, container, true));
      }
    }
  }

  /** Asked plainly: the client's own way watches the pod first, until it is ready or gone. */
  private String log(Pod pod, ContainerStatus container, boolean previous) {
    String path =
        "/api/v1/namespaces/"
            + namespace
            + "/pods/"
            + pod.getMetadata().getName()
            + "/log?container="
            + container.getName()
            + "&previous="
            + previous
            + "&tailLines="
            + LOG_LINES;
    try {
      return Optional.ofNullable(cluster.client().raw(path)).orElse("(no log)\n");
    } catch (KubernetesClientException e) {
      // A container that never started has no log; that is told, not a reason to stop.
      return "(no log: " + e.getMessage() + ")" + System.lineSeparator();
    }
  }
}
