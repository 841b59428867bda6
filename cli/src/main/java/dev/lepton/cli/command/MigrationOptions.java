package dev.lepton.cli.command;

import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.cli.terminal.TerminalGate;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.config.MigrationLoader;
import dev.lepton.pipeline.observe.MetricsEndpoint;
import dev.lepton.pipeline.observe.RunTraces;
import dev.lepton.pipeline.run.OpenMigration;
import dev.lepton.pipeline.run.RunListener;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.pipeline.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a migration, and how to open it. */
public final class MigrationOptions {
  private static final String NOTHING =
      """
      apiVersion: lepton.dev/v1
      kind: Migration
      metadata: {name: estate}
      spec:
        application: {path: .}
        requirements: {availabilityPercent: 99}
      """;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      defaultValue = "migration.yaml",
      description = "What to migrate (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("migration.yaml");

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "Keep documents, journal and report in DIR/<name> (default: .lepton beside FILE).")
  private @Nullable Path workspaceFolder;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Overrules a setting of FILE, for instance cutover.maxPause=2s. May be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** Those that name this file and nothing else. */
  public static MigrationOptions of(Path file) {
    MigrationOptions options = new MigrationOptions();
    options.file(file);
    return options;
  }

  void file(Path other) {
    file = other;
  }

  /** The migration as FILE and the settings describe it. */
  public Migration load(Terminal terminal) {
    return new MigrationLoader(terminal.environment()).load(file, settings);
  }

  /** The same with further settings, which win over --set. */
  public Migration load(Terminal terminal, Map<String, String> more) {
    return new MigrationLoader(terminal.environment()).load(file, with(more));
  }

  /**
   * What a migration is that nobody describes, but for the settings: servers stay as many as they
   * are.
   */
  public Migration defaults(Terminal terminal, Map<String, String> more) {
    return new MigrationLoader(terminal.environment())
        .parse(NOTHING, Path.of("estate.yaml"), with(more));
  }

  private Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(more);
    return all;
  }

  public Path file() {
    return file;
  }

  /** The workspace as it is, for looking only: it need not be there. */
  public Workspace workspace(Migration migration) {
    return new Workspace(workspacePath(migration).toAbsolutePath().normalize());
  }

  private Path workspacePath(Migration migration) {
    return workspaces().resolve(migration.name());
  }

  /** The folder that workspaces lie in. */
  public Path workspaces() {
    Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    return Optional.ofNullable(workspaceFolder).orElse(base.resolve(".lepton"));
  }

  private static List<RunListener> listeners(
      Terminal terminal, EventSink view, RunOptions run, String migration) {
    List<RunListener> listeners = new ArrayList<>();
    listeners.add(RunListener.of(view));
    RunTraces.of(terminal.environment(), migration).ifPresent(listeners::add);
    run.metrics().map(MetricsEndpoint::listen).ifPresent(listeners::add);
    return listeners;
  }

  /** Where secrets of the migration come from. */
  public SecretStore secrets(Terminal terminal) {
    Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    return new SecretStore(terminal.environment(), base);
  }

  /** Opens the migration for work, keeping others out. */
  public OpenMigration open(Terminal terminal, RunOptions run) {
    return open(terminal, new RunView(terminal), run);
  }

  /**
   * The same with another view.
   *
   * @param view hears every event
   */
  public OpenMigration open(Terminal terminal, EventSink view, RunOptions run) {
    Migration migration = load(terminal);
    return OpenMigration.open(
        migration,
        Workspace.open(workspacePath(migration)),
        secrets(terminal),
        RunListener.all(listeners(terminal, view, run, migration.name())),
        new TerminalGate(terminal, run.yes(), run.input()));
  }
}
