package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.Trouble.Cause;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with one pod that waiting will not mend.
 *
 * @param now when the pod was looked at
 * @param unschedulable for how long a pod may wait for a node
 */
record PodTroubles(ObjectKey workload, Instant now, Duration unschedulable) {
  private static final Set<String> IMAGE =
      Set.of("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull");
  private static final Set<String> CONFIGURATION =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  List<Trouble> of(Pod pod) {
    Optional<Trouble> lost = onLostNode(pod);
    if (lost.isPresent()) {
      // What else is known of it is from before.
      return List.of(lost.get());
    }
    List<Trouble> troubles = new ArrayList<>();
    Pods.containers(pod)
        .map(container -> ofContainer(pod, container))
        .flatMap(Optional::stream)
        .forEach(troubles::add);
    notScheduled(pod).ifPresent(troubles::add);
    return troubles;
  }

  /** The node controller's words for a node that has stopped to report. */
  private Optional<Trouble> onLostNode(Pod pod) {
    PodStatus status = pod.getStatus();
    boolean lost =
        status != null
            && ("NodeLost".equals(status.getReason())
                || Pods.condition(pod, "Ready")
                    .filter(ready -> "NodeNotReady".equals(ready.getReason()))
                    .isPresent());
    return lost
        ? trouble(
            pod,
            Cause.NODE_LOST,
            "its node" + node(pod) + " does not answer",
            "see that the node comes back or is taken out of the cluster")
        : Optional.empty();
  }

  private static String node(Pod pod) {
    return Optional.ofNullable(pod.getSpec())
        .map(PodSpec::getNodeName)
        .map(name -> " " + name)
        .orElse("");
  }

  private Optional<Trouble> ofContainer(Pod pod, ContainerStatus container) {
    Optional<ContainerStateTerminated> ended = Pods.ended(container);
    boolean crashed = Pods.restarts(container) > 0;
    if (crashed && ended.filter(end -> "OOMKilled".equals(end.getReason())).isPresent()) {
      return trouble(
          pod,
          Cause.OUT_OF_MEMORY,
          container.getName() + " was killed for using more memory than its limit",
          "raise the memory limit, or have the runtime use less: lepton plan size");
    }
    Optional<ContainerStateWaiting> waiting = Pods.waiting(container);
    String reason = waiting.map(ContainerStateWaiting::getReason).orElse("");
    String message = waiting.map(ContainerStateWaiting::getMessage).orElse("");
    if (IMAGE.contains(reason)) {
      return trouble(
          pod,
          Cause.IMAGE,
          container.getName() + ": image " + container.getImage() + " cannot be had: " + message,
          "see that the image is in the registry and the namespace may pull it");
    }
    if (CONFIGURATION.contains(reason)) {
      return trouble(
          pod,
          Cause.CONFIGURATION,
          container.getName() + " cannot be started: " + message,
          "correct what the message names: a missing key, secret, folder or command");
    }
    if (crashed && reason.equals("CrashLoopBackOff")) {
      return trouble(
          pod,
          Cause.CRASH_LOOP,
          container.getName() + " ends again and again" + ended.map(PodTroubles::how).orElse(""),
          "see its log in the evidence");
    }
    return Optional.empty();
  }

  private static String how(ContainerStateTerminated end) {
    return String.format(
        Locale.ROOT,
        ", last with exit code %d%s",
        Optional.ofNullable(end.getExitCode()).orElse(0),
        end.getReason() == null ? "" : " (" + end.getReason() + ")");
  }

  private Optional<Trouble> notScheduled(Pod pod) {
    Optional<PodCondition> waits =
        Pods.condition(pod, "PodScheduled")
            .filter(condition -> "False".equals(condition.getStatus()))
            .filter(condition -> "Unschedulable".equals(condition.getReason()))
            .filter(condition -> since(pod, condition).compareTo(unschedulable) >= 0);
    return waits.flatMap(
        condition ->
            trouble(
                pod,
                Cause.UNSCHEDULABLE,
                "no node takes it: " + condition.getMessage(),
                "add nodes or ask for less; lepton plan pack tells which nodes fit"));
  }

  /** By the cluster's own clock for the beginning, which is near enough to ours for a grace. */
  private Duration since(Pod pod, PodCondition condition) {
    String began =
        Optional.ofNullable(condition.getLastTransitionTime())
            .orElse(pod.getMetadata().getCreationTimestamp());
    try {
      return began == null ? Duration.ZERO : Duration.between(Instant.parse(began), now);
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  private Optional<Trouble> trouble(Pod pod, Cause cause, String what, String fix) {
    return Optional.of(
        new Trouble(workload, cause, "Pod " + pod.getMetadata().getName(), what, fix));
  }
}
