package dev.lepton.cli.operate.drill;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.care.ReleaseChange;
import dev.lepton.deploy.care.ReleaseSight;
import dev.lepton.deploy.care.ReleaseSight.ReportedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A pool of two nodes with a quota, which podman and processes do not have: what asks for more than
 * there is is not started, and the pool says so in the words of Kubernetes. Everything else goes
 * through to the real release. Thread-safe: who changes the release and who looks at it take turns,
 * as the workspace's lock has them do in life.
 */
final class DrillPool implements ReleaseCare {
  private static final long QUOTA_MEBIBYTES = 1024;
  private static final long FREE_ON_FIRST_NODE = 300;
  private static final long FREE_ON_SECOND_NODE = 768;
  private static final String STOPPED = "/nonexistent/not-placed-by-the-pool";

  private final ReleaseCare real;
  private Optional<ReportedEvent> refusal = Optional.empty();
  private OptionalLong asked = OptionalLong.empty();

  DrillPool(ReleaseCare real) {
    this.real = real;
  }

  /** Puts a release in place that asks for so much; the pool decides whether it is started. */
  synchronized void deploy(long mebibytes) {
    asked = OptionalLong.of(mebibytes);
    if (mebibytes > QUOTA_MEBIBYTES) {
      refusal =
          Optional.of(
              new ReportedEvent(
                  "FailedCreate",
                  "pods \"drill\" is forbidden: exceeded quota: drill, requested: memory="
                      + mebibytes
                      + "Mi, limited: memory="
                      + QUOTA_MEBIBYTES
                      + "Mi"));
    } else if (mebibytes > FREE_ON_FIRST_NODE) {
      refusal =
          Optional.of(
              new ReportedEvent(
                  "FailedScheduling", "0/1 nodes are available: 1 Insufficient memory."));
    }
    // The release before it is taken away as it would be; this one does not come.
    real.replace(
        refusal.isPresent()
            ? ReleaseChange.NONE.withImage(STOPPED)
            : ReleaseChange.NONE.withMemory(mebibytes));
  }

  @Override
  public synchronized Optional<String> healthAddress() {
    return real.healthAddress();
  }

  @Override
  public synchronized Optional<ReleaseSight> look() {
    return real.look().map(sight -> refusal.map(event -> refused(sight, event)).orElse(sight));
  }

  private static ReleaseSight refused(ReleaseSight sight, ReportedEvent event) {
    return new ReleaseSight(
        sight.revision(),
        sight.handle(),
        sight.url(),
        sight.memoryMebibytes(),
        sight.hasPrevious(),
        false,
        List.of(InstanceSight.waiting("drill", "Pending")),
        List.of(event),
        List.of());
  }

  @Override
  public synchronized Set<String> save(Path folder) {
    Set<String> logs = new HashSet<>(real.save(folder));
    if (refusal.isPresent()) {
      try {
        Files.write(
            folder.resolve("pool-events.log"),
            (refusal.get() + "\n").getBytes(StandardCharsets.UTF_8));
        logs.add("pool-events.log");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return logs;
  }

  /** The second node has room for what the first one has not. */
  @Override
  public synchronized String startElsewhere() {
    if (refusal.isEmpty()) {
      return real.startElsewhere();
    }
    if (asked.orElse(0) > FREE_ON_SECOND_NODE) {
      return "no other node has room";
    }
    refusal = Optional.empty();
    // The placeholder goes, and the release that was meant comes.
    real.rollBack();
    return "the second node of the pool took it: "
        + real.replace(ReleaseChange.NONE.withMemory(asked.orElse(0)));
  }

  @Override
  public synchronized String rollBack() {
    refusal = Optional.empty();
    return real.rollBack();
  }

  @Override
  public synchronized String restart() {
    return real.restart();
  }

  @Override
  public synchronized String raiseMemory(double factor, long mostMebibytes) {
    return real.raiseMemory(factor, mostMebibytes);
  }

  @Override
  public synchronized String reconfigure(Map<String, String> environment) {
    return real.reconfigure(environment);
  }

  @Override
  public synchronized String replace(ReleaseChange change) {
    return real.replace(change);
  }
}
