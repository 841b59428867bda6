package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.care.ReleaseSight.ReportedEvent;
import dev.lepton.deploy.internal.care.Runner;
import dev.lepton.deploy.internal.process.Environment;
import dev.lepton.deploy.internal.process.Liveness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One look at a pod.
 *
 * @param ids of the pod and its containers
 * @param limited whether its memory is
 */
record PodLook(List<String> ids, boolean limited) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> HOLDERS = new ConcurrentHashMap<>();
  private static final int KILLED = 137;
  private static final String STATE =
      "{\"name\":{{json .Name}},\"status\":{{json .State.Status}},\"exit\":{{.State.ExitCode}},"
          + "\"oom\":{{.State.OOMKilled}},\"restarts\":{{.RestartCount}},"
          + "\"started\":{{json .State.StartedAt}},\"finished\":{{json .State.FinishedAt}}}";

  Runner.Sight sight() {
    if (ids.isEmpty()) {
      return new Runner.Sight(false, List.of(missing("pod")), List.of());
    }
    boolean lost = lost(ids.get(0));
    List<State> states = ids.stream().skip(1).map(State::of).toList();
    // Each question takes its time, and a quiet container has no ends to tell of.
    List<String> events =
        states.stream().allMatch(State::quiet)
            ? List.of()
            : events(ids.stream().skip(1).toList(), "10m");
    List<InstanceSight> instances =
        states.stream().map(state -> instance(state, lost, events)).toList();
    List<ReportedEvent> reported =
        events.stream().map(PodLook::reported).flatMap(Optional::stream).toList();
    return new Runner.Sight(lost, instances, reported);
  }

  /**
   * @param json what podman says; empty when there is no such container
   */
  private record State(String id, JsonNode json) {
    static State of(String id) {
      Podman.Result result = Podman.run(List.of("container", "inspect", "--format", STATE, id));
      return new State(id, result.succeeded() ? parsed(result.output()) : parsed("{}"));
    }

    boolean quiet() {
      return json.path("status").asString("").equals("running")
          && json.path("restarts").asInt(0) == 0;
    }
  }

  /** A pod stands or falls with the container that holds its namespaces. */
  private static boolean lost(String pod) {
    Optional<String> holder = holder(pod);
    if (holder.isEmpty()) {
      return true;
    }
    Podman.Result state =
        Podman.run(
            List.of(
                "container",
                "inspect",
                "--format",
                "{{.State.Status}} {{.State.Pid}}",
                holder.get()));
    String[] words = state.output().trim().split(" ");
    return state.succeeded()
        ? words.length == 2 && (!words[0].equals("running") || gone(Long.parseLong(words[1])))
        : state.errors().contains("no such");
  }

  /** It stays the same for as long as the pod is there, so it is asked for once. */
  private static Optional<String> holder(String pod) {
    String known = HOLDERS.get(pod);
    if (known != null) {
      return Optional.of(known);
    }
    Podman.Result result =
        Podman.run(List.of("pod", "inspect", "--format", "{{.InfraContainerID}}", pod));
    if (!result.succeeded()) {
      return Optional.empty();
    }
    HOLDERS.put(pod, result.output().trim());
    return Optional.of(result.output().trim());
  }

  /**
   * What was killed together with the monitor that podman has for it goes on running in podman's
   * books; the system knows better, where podman runs on this machine and not on another one.
   */
  private static boolean gone(long pid) {
    boolean here =
        Files.isDirectory(Path.of("/proc/self")) && System.getenv("CONTAINER_HOST") == null;
    return here && ProcessHandle.of(pid).filter(Liveness::alive).isEmpty();
  }

  private InstanceSight instance(State container, boolean lost, List<String> events) {
    String id = container.id();
    JsonNode state = container.json();
    if (state.isEmpty()) {
      return missing(id.substring(0, Math.min(12, id.length())));
    }
    String status = state.path("status").asString("");
    boolean running = status.equals("running") && !lost;
    int restarts = state.path("restarts").asInt(0);
    OptionalInt exit =
        status.equals("running") || status.equals("created")
            ? lastDeath(id, events)
            : OptionalInt.of(state.path("exit").asInt(0));
    boolean oom =
        state.path("oom").asBoolean(false)
            || (!lost && limited && exit.orElse(0) == KILLED && killedByKernel(id));
    return new InstanceSight(
        state.path("name").asString(id),
        running ? "running" : "exited",
        oom ? "OOMKilled" : "",
        exit,
        oom,
        restarts,
        instant(state.path("started").asString("")));
  }

  private static InstanceSight missing(String name) {
    return new InstanceSight(name, "missing", "", OptionalInt.empty(), false, 0, Optional.empty());
  }

  /** How a container that was started again had ended: its own state has forgotten that. */
  private static OptionalInt lastDeath(String id, List<String> events) {
    OptionalInt last = OptionalInt.empty();
    for (String line : events) {
      JsonNode event = parsed(line);
      if (event.path("ID").asString("").equals(id)
          && event.path("Status").asString("").equals("died")) {
        last = OptionalInt.of(event.path("ContainerExitCode").asInt(0));
      }
    }
    return last;
  }

  /**
   * Whether the kernel says that it was killed for its memory. Where its log may not be read, a
   * kill under a limit is taken for one: that is what it nearly always is.
   */
  private static boolean killedByKernel(String id) {
    if (Environment.find("dmesg").isEmpty()) {
      return true;
    }
    Podman.Result kernel = Podman.program(List.of("dmesg"));
    return !kernel.succeeded()
        || kernel
            .output()
            .lines()
            .anyMatch(line -> line.contains("Memory cgroup") && line.contains(id))
        || kernel.output().lines().anyMatch(line -> line.contains("oom") && line.contains(id));
  }

  /**
   * What podman reports of containers, one JSON object a line, oldest first. By the containers and
   * not by their pod: a container's end is reported without its pod.
   */
  static List<String> events(List<String> containers, String since) {
    if (containers.isEmpty()) {
      return List.of();
    }
    List<String> arguments =
        new ArrayList<>(List.of("events", "--since", since, "--stream=false", "--format", "json"));
    for (String container : containers) {
      arguments.addAll(List.of("--filter", "container=" + container));
    }
    Podman.Result result = Podman.run(arguments);
    return result.succeeded() ? result.output().lines().toList() : List.of();
  }

  private static Optional<ReportedEvent> reported(String line) {
    JsonNode event = parsed(line);
    String status = event.path("Status").asString("");
    if (!status.equals("died")) {
      return Optional.empty();
    }
    return Optional.of(
        new ReportedEvent(
            "Died",
            event.path("Name").asString("")
                + " ended with exit code "
                + event.path("ContainerExitCode").asInt(0)));
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      // A line that is cut off: podman may be writing it just now.
      return JSON.createObjectNode();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
