package dev.lepton.transfer.postgres;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A whole move in a process of its own, which a failpoint may kill: copy, follow, verify, switch.
 * Or a fall-back, or what settles either. Exit code 7 if a difference was found, 8 if what was
 * settled had happened.
 */
public final class ForkedMove {
  private ForkedMove() {}

  /** Arguments: source port, source database, target port, target database, folder, what to do. */
  public static void main(String[] args) {
    ConnectionFactory source = TestServers.factory(Side.SOURCE, Integer.parseInt(args[0]), args[1]);
    ConnectionFactory target = TestServers.factory(Side.TARGET, Integer.parseInt(args[2]), args[3]);
    MoverSettings settings = TestServers.settings(source, target, Path.of(args[4]));
    long differences;
    try (PostgresMover mover =
        new PostgresMover(
            settings, TestServers.NO_SECRETS, EventSink.none(), new ThreadTaskRunner())) {
      differences =
          switch (args[5]) {
            case "settle" -> mover.takeBackInterruptedCutover() ? 8 : 0;
            case "settle back" -> mover.takeBackInterruptedFallback() ? 8 : 0;
            case "back" -> back(mover);
            default -> move(mover);
          };
    }
    System.exit(differences == 0 ? 0 : differences == 8 ? 8 : 7);
  }

  private static long move(PostgresMover mover) {
    mover.copy();
    mover.follow();
    TransferReport report = mover.verify(Optional.empty());
    return switchOver(mover.beginCutover(Duration.ofSeconds(30)))
        + report.verification().differenceCount();
  }

  private static long back(PostgresMover mover) {
    mover.followBack();
    return switchOver(mover.beginFallback(Duration.ofSeconds(30)));
  }

  private static long switchOver(SwitchSession begun) {
    try (SwitchSession session = begun) {
      session.fence();
      session.drain();
      session.sequences();
      long found = session.verifyChanged().differenceCount();
      session.prepareReverse();
      session.closeLeading();
      session.openFollowing();
      session.seal();
      return found;
    }
  }

  /** Runs it in a JVM of its own; returns its exit code. */
  static int run(
      List<String> options, ConnectionFactory source, ConnectionFactory target, String what)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ForkedMove.class.getName(),
            Integer.toString(source.endpoint().port()),
            source.endpoint().database(),
            Integer.toString(target.endpoint().port()),
            target.endpoint().database(),
            "target",
            what));
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the forked move does not end");
    }
    return process.exitValue();
  }
}
