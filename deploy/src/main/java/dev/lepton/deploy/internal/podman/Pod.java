package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.internal.process.HealthProbe;
import dev.lepton.deploy.internal.state.StateFile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A pod made by {@code podman play kube}.
 *
 * @param file where its manifest is kept while it is there: without variables, which may be
 *     secrets; enough to take it down
 */
record Pod(String name, Path file) {
  private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(120);
  private static final int LOG_LINES = 20;
  // One restart may be a dependency that was late; two are a crash loop.
  private static final int CRASH_LOOP = 2;

  /**
   * Starts the pod in the place of a left-over one of its name, and waits until it is healthy.
   *
   * @param environment handed over on standard input and never written to a file
   * @param mask applied to the log before it is shown
   * @return the ids of the pod and its containers
   * @throws LeptonException ROLLOUT_FAILED with the log; the pod is gone by then
   */
  List<String> start(
      PlayManifest manifest,
      Map<String, String> environment,
      HealthProbe probe,
      UnaryOperator<String> mask) {
    Played played = play(manifest, environment);
    try {
      if (!played.result().succeeded()) {
        throw new LeptonException(
            ErrorCode.ROLLOUT_FAILED,
            "podman cannot start the pod." + mask.apply(played.result().tail(LOG_LINES)),
            name,
            "Correct what the lines above say, then run again.");
      }
      probe.await(HEALTHY_WITHIN, new StartingPod(played.ids(), mask));
      return played.ids();
    } catch (LeptonException e) {
      down();
      throw e;
    }
  }

  /**
   * @param ids of the pod and its containers, as far as they were made
   */
  record Played(List<String> ids, Podman.Result result) {}

  /** Starts the pod in the place of a left-over one of its name, and does not wait for it. */
  Played play(PlayManifest manifest, Map<String, String> environment) {
    down();
    new StateFile(file).write(manifest.text());
    Podman.Result result =
        Podman.run(List.of("play", "kube", "-"), manifest.withEnvironment(environment).text());
    return new Played(
        result
            .output()
            .lines()
            .map(String::trim)
            .filter(line -> line.matches("[0-9a-f]{64}"))
            .toList(),
        result);
  }

  private record StartingPod(List<String> ids, UnaryOperator<String> mask)
      implements HealthProbe.Starting {
    @Override
    public Optional<String> failure() {
      return ids.stream().skip(1).anyMatch(Pod::crashed)
          ? Optional.of("Its container ends at once.")
          : Optional.empty();
    }

    @Override
    public String log() {
      return ids.stream().skip(1).map(Pod::logOf).map(mask).collect(Collectors.joining());
    }
  }

  private static boolean crashed(String container) {
    Podman.Result result =
        Podman.run(
            List.of(
                "container",
                "inspect",
                "--format",
                "{{.State.Status}} {{.RestartCount}}",
                container));
    String[] words = result.output().trim().split(" ");
    return words.length == 2
        && (words[0].equals("exited")
            || words[0].equals("dead")
            || Integer.parseInt(words[1]) >= CRASH_LOOP);
  }

  private static String logOf(String container) {
    return Podman.run(List.of("logs", "--tail", String.valueOf(LOG_LINES), container))
        .tail(LOG_LINES);
  }

  /** Whether all its containers run. */
  static boolean runs(List<String> ids) {
    List<String> states =
        ids.stream()
            .skip(1)
            .map(
                id ->
                    Podman.run(List.of("container", "inspect", "--format", "{{.State.Status}}", id))
                        .output()
                        .trim())
            .toList();
    return !states.isEmpty() && states.stream().allMatch("running"::equals);
  }

  /** Takes the pod away. Without effect when it was never started. */
  void down() {
    if (new StateFile(file).read().isEmpty()) {
      return;
    }
    Podman.Result result = Podman.run(List.of("play", "kube", "--down", file.toString()));
    if (!result.succeeded() && !result.errors().contains("no such pod")) {
      throw new LeptonException(
          ErrorCode.ROLLOUT_FAILED,
          "podman cannot take the pod away." + result.tail(LOG_LINES),
          name,
          "Remove it yourself: podman pod rm -f " + name + "-pod-0");
    }
    new StateFile(file).delete();
  }
}
