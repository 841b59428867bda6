package dev.lepton.deploy.internal.local;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.care.ReleaseChange;
import dev.lepton.deploy.internal.ReleaseRecord;
import dev.lepton.deploy.internal.care.KeptRelease;
import dev.lepton.deploy.internal.care.Runner;
import dev.lepton.deploy.internal.process.DetachedProcess;
import dev.lepton.deploy.internal.process.ProcessLog;
import dev.lepton.deploy.internal.process.ProcessSpec;
import dev.lepton.deploy.internal.state.StateFile;
import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Releases as processes. The system does not tell how a process ended that is not our child, so its
 * log is asked: a program that is not there says so, one that ends by itself mostly says why, and
 * one that vanishes without a word was taken away from outside.
 *
 * @param run where logs and pid files are kept
 */
record LocalRunner(Path run) implements Runner {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int MANY_LINES = 2_000;
  private static final String MEMORY = "JAVA_TOOL_OPTIONS";
  private static final Pattern NO_PROGRAM =
      Pattern.compile(
          "exec: .*not found|No such file or directory|Unable to access jarfile|Could not find or"
              + " load main class");
  private static final Pattern SPEAKS_OF_ITS_END =
      Pattern.compile(
          "(?i)error|exception|fatal|fail|panic|abort|exit|cannot|unable|not found|no such");

  @Override
  public KeptRelease start(KeptRelease release, Map<String, String> environment) {
    Map<String, String> all =
        ReleaseProcess.environment(release.launch(), environment, release.port());
    if (release.memoryMebibytes() > 0) {
      all.put(MEMORY, "-Xmx" + release.memoryMebibytes() + "m -XX:+ExitOnOutOfMemoryError");
    }
    DetachedProcess process =
        DetachedProcess.start(
            new ProcessSpec(
                release.release().name(),
                ReleaseProcess.command(release.launch()),
                all,
                Path.of(release.release().directory()),
                run));
    return release.started(List.of(String.valueOf(process.pid())), null);
  }

  @Override
  public void stop(KeptRelease release) {
    DetachedProcess.find(run, release.release().name()).ifPresent(process -> process.stop(GRACE));
  }

  @Override
  public KeptRelease changed(KeptRelease release, ReleaseChange change) {
    Launch old = release.launch();
    // What a container engine calls an image is the program here.
    List<String> command =
        change.command().or(() -> change.image().map(List::of)).orElse(old.command());
    if (change.memoryMebibytes().isPresent() && !command.get(0).endsWith("java")) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the local target can limit the memory of Java programs only",
          release.release().name(),
          "use the podman target, where every program can have a limit");
    }
    Map<String, String> overrides = new HashMap<>(release.overrides());
    overrides.putAll(change.environment());
    ReleaseRecord record = release.release();
    String healthPath = change.healthPath().orElse(record.healthPath());
    return new KeptRelease(
        new ReleaseRecord(
            record.revision(),
            record.name(),
            record.url(),
            healthPath,
            change.image().orElse(record.image()),
            record.inputHash(),
            record.directory(),
            record.handles()),
        new Launch(command, old.port(), old.portSetting(), healthPath, old.settings()),
        change.memoryMebibytes().orElse(release.memoryMebibytes()),
        overrides,
        null);
  }

  @Override
  public String name(int revision) {
    return ReleaseProcess.name(revision);
  }

  @Override
  public Sight look(KeptRelease release) {
    String name = release.release().name();
    Optional<DetachedProcess> process = DetachedProcess.find(run, name);
    if (process.isPresent()) {
      InstanceSight running =
          new InstanceSight(
              name,
              "running",
              "",
              OptionalInt.empty(),
              false,
              0,
              ProcessHandle.of(process.get().pid())
                  .flatMap(handle -> handle.info().startInstant()));
      return new Sight(false, List.of(running), List.of());
    }
    List<String> lines = log(release, 20);
    boolean noProgram = lines.stream().anyMatch(line -> NO_PROGRAM.matcher(line).find());
    boolean silent = lines.stream().noneMatch(line -> SPEAKS_OF_ITS_END.matcher(line).find());
    InstanceSight exited =
        new InstanceSight(
            name,
            "exited",
            noProgram ? "ProgramMissing" : "",
            OptionalInt.empty(),
            false,
            0,
            Optional.empty());
    return new Sight(silent, List.of(exited), List.of());
  }

  @Override
  public List<String> log(KeptRelease release, int lines) {
    return new ProcessLog(run.resolve(release.release().name() + ".log")).tail(lines);
  }

  @Override
  public Set<String> save(KeptRelease release, Path folder, UnaryOperator<String> mask) {
    Set<String> logs = new HashSet<>();
    String name = release.release().name();
    for (String file : List.of(name + ".log", name + ".previous.log")) {
      if (Files.isRegularFile(run.resolve(file))) {
        String text = String.join("\n", new ProcessLog(run.resolve(file)).tail(MANY_LINES));
        new StateFile(folder.resolve(file)).write(mask.apply(text) + "\n");
        logs.add(file);
      }
    }
    Sight sight = look(release);
    new StateFile(folder.resolve("state.txt"))
        .write(sight.instances() + "\nrelease " + release.release() + "\n");
    return logs;
  }
}
