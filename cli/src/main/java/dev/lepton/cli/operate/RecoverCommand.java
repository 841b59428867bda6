package dev.lepton.cli.operate;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Stop;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.operation.RecoveryReport;
import dev.lepton.operate.recovery.Pace;
import dev.lepton.operate.recovery.RecoverySettings.Until;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.pipeline.config.RunbookLoader;
import dev.lepton.pipeline.recovery.MigrationRecovery;
import dev.lepton.pipeline.report.RecoveryPage;
import dev.lepton.pipeline.run.OpenMigration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Notices failures of what runs, and mends them by runbooks. */
@Command(
    name = "recover",
    mixinStandardHelpOptions = true,
    description = {
      "Looks after the release of FILE that runs: notices a failure, keeps logs and states, acts as",
      "the runbook says, and makes sure that it helped. What no runbook knows is left to a person.",
      "With --release it looks after a release in a cluster that `lepton deploy` brought in.",
      "Exits with 7 if a failure was left to a person."
    })
public final class RecoverCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 90;

  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private WatchedOptions watched = new WatchedOptions();
  @Mixin private ClusterRecovery inCluster = new ClusterRecovery();
  @Mixin private ViewOptions view = new ViewOptions();

  @Option(
      names = "--once",
      description = "End with the first look that shows nothing wrong, or the first failure.")
  private boolean once;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "2s",
      description = "Time between two looks (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--dry-run",
      description = "Notice and decide, and tell what would be done; change nothing.")
  private boolean dryRun;

  @Option(
      names = "--runbooks",
      paramLabel = "DIR",
      description =
          "Runbooks of your own; they come first, and replace shipped ones by their name.")
  private Optional<Path> runbooks = Optional.empty();

  @Mixin private RunOptions run = new RunOptions();

  public RecoverCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Runbook> books = RunbookLoader.load(runbooks);
    Optional<String> release = inCluster.release();
    // The report too is shown before a process that was told to stop may end.
    try (Stop stop = stop()) {
      RecoveryReport report =
          release.isPresent() ? cluster(release.get(), books, stop) : target(books, stop);
      view.show(terminal, report, RecoveryLines.of(report), () -> RecoveryPage.render(report));
      return (report.needsAttention() ? ExitCode.VERIFICATION : ExitCode.OK).status();
    }
  }

  private Until until() {
    return once ? Until.FIRST_ANSWER : Until.STOPPED;
  }

  private RecoveryReport cluster(String release, List<Runbook> books, Stop stop) {
    return inCluster.recover(
        terminal,
        release,
        new ClusterRecovery.Manner(
            books, interval, until(), dryRun, migration.workspaces(), run.yes()),
        stop::wanted);
  }

  private Stop stop() {
    return Stop.watch(
        terminal, "stopping: what is being done is finished first …", PATIENCE_SECONDS);
  }

  private RecoveryReport target(List<Runbook> books, Stop stop) {
    try (OpenMigration open = migration.open(terminal, new RecoveryView(terminal), run)) {
      return new MigrationRecovery(open, watched.watched())
          .run(
              new MigrationRecovery.Manner(books, interval, until(), dryRun),
              Pace.real(stop::wanted));
    }
  }
}
