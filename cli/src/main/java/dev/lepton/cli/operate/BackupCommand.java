package dev.lepton.cli.operate;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Stop;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.model.operation.BackupCatalogue.Proof;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.operate.recovery.Pace;
import dev.lepton.operate.recovery.rotation.Rotation;
import dev.lepton.pipeline.backup.BackupFolder;
import dev.lepton.pipeline.backup.TargetBackups;
import dev.lepton.pipeline.report.BackupPage;
import dev.lepton.pipeline.report.ReportWriter;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.pipeline.workspace.Workspace;
import dev.lepton.pipeline.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Backs up what runs. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Backs up the databases of FILE where they run now, encrypted, restores each backup once into a",
      "throw-away server, compares every table, and rotates. Without --every or --once, lists them.",
      "Exits with 7 if a backup did not pass its restore test."
    })
public final class BackupCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 300;

  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private ViewOptions view = new ViewOptions();

  @ArgGroup private When when = new When();

  /** When backups are taken. */
  static final class When {
    @Option(names = "--once", description = "Take one now, and end; for cron or a CronJob.")
    private boolean once;

    @Option(
        names = "--every",
        paramLabel = "TIME",
        converter = TimeConverter.class,
        description =
            "Take one now and again after each such time, until stopped; 24h for instance.")
    private Optional<Duration> every = Optional.empty();
  }

  @Option(
      names = "--keep-daily",
      paramLabel = "N",
      defaultValue = "7",
      description = "Keep the last good backup of so many days (default: ${DEFAULT-VALUE}).")
  private int daily = 7;

  @Option(
      names = "--keep-weekly",
      paramLabel = "N",
      defaultValue = "4",
      description = "Keep the last good backup of so many weeks (default: ${DEFAULT-VALUE}).")
  private int weekly = 4;

  @Option(
      names = "--keep-monthly",
      paramLabel = "N",
      defaultValue = "0",
      description = "Keep the last good backup of so many months (default: ${DEFAULT-VALUE}).")
  private int monthly;

  public BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Migration loaded = migration.load(terminal);
    requireDatabases(loaded);
    Rotation rotation = rotation();
    Workspace workspace = Workspace.open(migration.workspace(loaded).root());
    BackupFolder folder = BackupFolder.in(workspace.root());
    if (!when.once && when.every.isEmpty()) {
      return list(loaded, folder);
    }
    // Not the workspace's own lock: a recovery that watches holds that all day.
    try (Stop stop =
            Stop.watch(
                terminal, "stopping: the backup under way is finished first …", PATIENCE_SECONDS);
        WorkspaceLock lock = WorkspaceLock.acquire(Workspace.open(folder.path()))) {
      Pace pace = Pace.real(stop::wanted);
      boolean good = true;
      do {
        good &= round(loaded, workspace, folder, rotation);
        when.every.ifPresent(pace::pause);
      } while (when.every.isPresent() && !pace.stopped());
      return (good ? ExitCode.OK : ExitCode.VERIFICATION).status();
    }
  }

  /** Takes one of each; returns whether all are good. Only a schedule outlives an error. */
  private boolean round(
      Migration loaded, Workspace workspace, BackupFolder folder, Rotation rotation) {
    try {
      BackupCatalogue catalogue = take(loaded, workspace, folder, rotation);
      show(catalogue, folder);
      return BackupLines.allProven(catalogue);
    } catch (LeptonException e) {
      if (when.every.isEmpty()) {
        throw e;
      }
      new Failures(terminal).explain(e);
      return false;
    }
  }

  private void show(BackupCatalogue catalogue, BackupFolder folder) {
    view.show(
        terminal,
        catalogue,
        BackupLines.of(catalogue, folder),
        () -> BackupPage.render(catalogue, folder.path()));
  }

  private Integer list(Migration loaded, BackupFolder folder) {
    BackupCatalogue catalogue =
        folder.read().orElse(new BackupCatalogue(loaded.name(), List.of(), List.of(), List.of()));
    show(catalogue, folder);
    boolean bad =
        catalogue.backups().stream()
            .findFirst()
            .map(KeptBackup::proof)
            .filter(proof -> proof != Proof.PROVEN)
            .isPresent();
    return (bad ? ExitCode.VERIFICATION : ExitCode.OK).status();
  }

  private BackupCatalogue take(
      Migration loaded, Workspace workspace, BackupFolder folder, Rotation rotation) {
    EventSink events = new RecoveryView(terminal);
    SecretResolver secrets = new SecretStore(terminal.environment(), base());
    BackupCatalogue catalogue =
        new TargetBackups(folder, endpoints(loaded, workspace, secrets), secrets, rotation, events)
            .run(loaded.name(), loaded.databases(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    ReportWriter.writeBackups(workspace, catalogue);
    return catalogue;
  }

  private Path base() {
    return Optional.ofNullable(migration.file().toAbsolutePath().getParent()).orElse(Path.of("."));
  }

  /** Where the databases run now; nothing is started for it. */
  private static Map<String, DatabaseEndpoint> endpoints(
      Migration loaded, Workspace workspace, SecretResolver secrets) {
    Map<String, DatabaseEndpoint> endpoints = new LinkedHashMap<>();
    for (DatabaseSpec spec : loaded.databases()) {
      endpoints.put(
          spec.name(),
          spec.target()
              .or(() -> provided(loaded, spec, workspace, secrets))
              .orElseThrow(
                  () ->
                      new LeptonException(
                          ErrorCode.DOCUMENT_MISSING,
                          "the database " + spec.name() + " is not on the target yet",
                          "spec.databases." + spec.name(),
                          "migrate it first: lepton migrate")));
    }
    return endpoints;
  }

  private static Optional<DatabaseEndpoint> provided(
      Migration loaded, DatabaseSpec spec, Workspace workspace, SecretResolver secrets) {
    if (loaded.target().type() == TargetSpec.Type.KUBERNETES) {
      return Optional.empty();
    }
    try (Target target = Targets.create(loaded, workspace.root(), secrets, EventSink.none())) {
      return target.knownDatabase(spec);
    }
  }

  private static void requireDatabases(Migration loaded) {
    if (loaded.databases().isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "this migration has no databases to back up",
          "spec.databases",
          "name them with their targets");
    }
  }

  private Rotation rotation() {
    if (daily < 0 || weekly < 0 || monthly < 0 || daily + weekly + monthly == 0) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "a rotation that keeps nothing, or less than nothing",
          "--keep-daily " + daily + " --keep-weekly " + weekly + " --keep-monthly " + monthly,
          "keep at least one; 0 or more each");
    }
    return new Rotation(daily, weekly, monthly);
  }
}
