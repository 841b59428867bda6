package dev.lepton.deploy.internal.local;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.internal.SecretMask;
import dev.lepton.deploy.internal.process.DetachedProcess;
import dev.lepton.deploy.internal.process.Environment;
import dev.lepton.deploy.internal.process.HealthProbe;
import dev.lepton.deploy.internal.process.ProcessSpec;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts a built release as a process and waits until it is healthy.
 *
 * @param run where logs and pid files are kept
 */
record ReleaseProcess(Path run) {
  private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(120);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int LOG_LINES = 20;
  private static final String REVISION = "release-";

  /**
   * Starts the release; a process of the same name, left over, is stopped first.
   *
   * @throws LeptonException ROLLOUT_FAILED with the end of its log; the process has been stopped by
   *     then
   */
  DetachedProcess start(String name, Rollout rollout, Path directory, int port) {
    stop(name);
    Launch launch = rollout.bundle().launch();
    Map<String, String> environment = environment(launch, rollout.environment(), port);
    DetachedProcess process =
        DetachedProcess.start(new ProcessSpec(name, command(launch), environment, directory, run));
    try {
      HealthProbe.of("http://127.0.0.1:" + port, launch.healthPath())
          .await(HEALTHY_WITHIN, new StartingProcess(process, SecretMask.of(rollout)));
      return process;
    } catch (LeptonException e) {
      process.stop(GRACE);
      throw e;
    }
  }

  private record StartingProcess(DetachedProcess process, SecretMask mask)
      implements HealthProbe.Starting {
    @Override
    public Optional<String> failure() {
      return process.alive() ? Optional.empty() : Optional.of("Its process has ended.");
    }

    @Override
    public String log() {
      return mask.apply(process.log().block(LOG_LINES));
    }
  }

  /**
   * @param given variables, with their secrets
   */
  static Map<String, String> environment(Launch launch, Map<String, String> given, int port) {
    Map<String, String> environment = new HashMap<>();
    // A setting without a default is set by the rollout or not at all.
    launch
        .settings()
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                environment.put(name, value);
              }
            });
    environment.putAll(given);
    launch.portSetting().ifPresent(name -> environment.put(name, Integer.toString(port)));
    return environment;
  }

  /** The runtime we run on is there for certain; one on the PATH is not. */
  static List<String> command(Launch launch) {
    String program = launch.command().get(0);
    Stream<String> rest = launch.command().stream().skip(1);
    return Stream.concat(
            Stream.of(program.equals("java") ? Environment.java().toString() : program), rest)
        .toList();
  }

  static String name(int revision) {
    return REVISION + revision;
  }

  /** Whether a file in {@code run} belongs to some revision. */
  static boolean isOfRevision(String file) {
    return file.startsWith(REVISION);
  }

  /** Names of all revisions that run. */
  List<String> revisions() {
    return Folders.list(run).stream()
        .map(file -> file.getFileName().toString())
        .filter(file -> file.startsWith(REVISION) && file.endsWith(".pid"))
        .map(file -> file.substring(0, file.length() - ".pid".length()))
        .filter(this::runs)
        .toList();
  }

  /** Whether the process of that name runs. */
  boolean runs(String name) {
    return DetachedProcess.find(run, name).isPresent();
  }

  Optional<Long> pid(String name) {
    return DetachedProcess.find(run, name).map(DetachedProcess::pid);
  }

  /** Stops the process of that name, if it runs. */
  void stop(String name) {
    DetachedProcess.find(run, name).ifPresent(process -> process.stop(GRACE));
  }
}
