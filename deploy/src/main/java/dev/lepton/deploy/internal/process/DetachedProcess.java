package dev.lepton.deploy.internal.process;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that outlives this one and can be found again by its name. Thread-safe. */
public final class DetachedProcess {
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final String RECORD_THEN_RUN = "echo \"$$ $(date +%s)\" > \"$0\"; exec \"$@\"";

  private final PidFile pidFile;
  private final ProcessLog log;
  private final ProcessHandle handle;

  private DetachedProcess(Path stateDirectory, String name, ProcessHandle handle) {
    this.pidFile = new PidFile(stateDirectory.resolve(name + ".pid"));
    this.log = new ProcessLog(stateDirectory.resolve(name + ".log"));
    this.handle = handle;
  }

  /** The process of that name, if it runs. */
  public static Optional<DetachedProcess> find(Path stateDirectory, String name) {
    return new PidFile(stateDirectory.resolve(name + ".pid"))
        .process()
        .map(handle -> new DetachedProcess(stateDirectory, name, handle));
  }

  /**
   * Starts a process in a session of its own, so that an interrupt in our terminal does not reach
   * it. Its output goes to a log; the log of its predecessor is kept beside it. Returns at once: a
   * command that cannot be run shows as an early exit.
   *
   * @throws LeptonException ROLLOUT_FAILED if the system refuses another process
   */
  public static DetachedProcess start(ProcessSpec spec) {
    Path log = spec.stateDirectory().resolve(spec.name() + ".log");
    Path pid = spec.stateDirectory().resolve(spec.name() + ".pid");
    try {
      Files.createDirectories(spec.stateDirectory());
      Files.deleteIfExists(pid);
      if (Files.exists(log)) {
        Files.move(
            log,
            log.resolveSibling(spec.name() + ".previous.log"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      ProcessBuilder builder = new ProcessBuilder(detached(spec.command(), pid));
      builder.directory(spec.workingDirectory().toFile());
      builder
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .redirectInput(Path.of("/dev/null").toFile());
      builder.environment().keySet().retainAll(Environment.INHERITED);
      builder.environment().putAll(spec.environment());
      return new DetachedProcess(spec.stateDirectory(), spec.name(), builder.start().toHandle());
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.ROLLOUT_FAILED,
          "Could not start " + spec.name() + ": " + e.getMessage(),
          spec.workingDirectory().toString(),
          "Check that the folder exists and can be written, and that the machine is not out of memory or processes.",
          e);
    }
  }

  private static List<String> detached(List<String> command, Path pid) {
    List<String> words = new ArrayList<>();
    if (Environment.find("setsid").isPresent()) {
      words.addAll(List.of("setsid", "sh", "-c", RECORD_THEN_RUN));
    } else {
      // Without a session of its own it can at least be deaf to the terminal.
      words.addAll(List.of("sh", "-c", "trap '' INT HUP; " + RECORD_THEN_RUN));
    }
    words.add(pid.toAbsolutePath().toString());
    words.addAll(command);
    return words;
  }

  public long pid() {
    return handle.pid();
  }

  public boolean alive() {
    return Liveness.alive(handle);
  }

  public ProcessLog log() {
    return log;
  }

  /**
   * Asks the process to end, and ends it and its children when the grace period is over. Returns
   * once it has gone; its log stays.
   */
  public void stop(Duration grace) {
    List<ProcessHandle> children = handle.descendants().toList();
    handle.destroy();
    if (!Wait.until(grace, () -> !alive())) {
      handle.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    Wait.until(AFTER_KILL, () -> !alive());
    pidFile.delete();
  }
}
