package dev.lepton.pipeline.recovery;

import dev.lepton.deploy.Target;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.operation.RecoveryReport;
import dev.lepton.operate.recovery.Pace;
import dev.lepton.operate.recovery.Recovery;
import dev.lepton.operate.recovery.RecoverySettings;
import dev.lepton.operate.recovery.RecoverySettings.Until;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.pipeline.recovery.Watched.StandbyServer;
import dev.lepton.pipeline.recovery.Watched.WatchedDatabase;
import dev.lepton.pipeline.run.OpenMigration;
import dev.lepton.pipeline.run.ReleaseEnvironment;
import dev.lepton.pipeline.run.RunContext;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks after the release of an open migration. That the workspace is open keeps every other run
 * out, so nothing is ever done twice at once.
 *
 * @param watched besides the migration's own databases
 */
public record MigrationRecovery(OpenMigration open, Watched watched) {

  /** How it goes about its work; see {@link RecoverySettings}. */
  public record Manner(List<Runbook> runbooks, Duration interval, Until until, boolean dryRun) {}

  /**
   * @throws LeptonException DOCUMENT_MISSING if there is no release to look after; NOT_SUPPORTED if
   *     the target cannot
   */
  public RecoveryReport run(Manner manner, Pace pace) {
    RunContext context = open.context();
    Path folder = folder(context);
    RecoverySettings settings =
        new RecoverySettings(
            manner.runbooks(),
            manner.interval(),
            manner.until(),
            manner.dryRun(),
            folder.resolve("evidence"));
    TargetSite site = site();
    RecoveryReport report =
        open.journalled(
            "operate recover",
            () ->
                new Recovery(
                        site,
                        settings,
                        question -> agreed(context, question),
                        new DeedFile(folder.resolve("deeds.json")),
                        context.events())
                    .run(pace));
    Documents.writeAtomically(
        folder.resolve("report.json"), Documents.mapper().writeValueAsString(report) + "\n");
    return report;
  }

  /** Where the recovery keeps what it knows. */
  public static Path folder(RunContext context) {
    return context.workspace().root().resolve("recovery");
  }

  private static Optional<String> agreed(RunContext context, String question) {
    try {
      return Optional.of(context.gate().approve(question, "yes"));
    } catch (LeptonException e) {
      if (e.code() == ErrorCode.APPROVAL_REQUIRED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private TargetSite site() {
    RunContext context = open.context();
    Migration migration = context.migration();
    Map<String, DatabaseEndpoint> endpoints = open.session().knownEndpoints();
    boolean moved =
        migration.databases().stream().allMatch(each -> endpoints.containsKey(each.name()));
    if (!moved) {
      // To go on would start a database server that nobody asked for.
      throw nothingRuns(context);
    }
    Target target = open.session().target();
    ReleaseCare care =
        target
            .care(() -> new ReleaseEnvironment(migration, context.secrets()).live(open.session()))
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.NOT_SUPPORTED,
                        "the target " + migration.target().type() + " cannot be looked after",
                        "spec.target.type",
                        "name a release in a cluster with --release, or use podman or local"));
    if (care.look().isEmpty()) {
      throw nothingRuns(context);
    }
    return new TargetSite(
        new TargetSite.Naming(
            migration.name(), migration.target().type().name().toLowerCase(Locale.ROOT)),
        care,
        with(migration.databases(), endpoints, target),
        context.secrets(),
        folder(context));
  }

  private static LeptonException nothingRuns(RunContext context) {
    return new LeptonException(
        ErrorCode.DOCUMENT_MISSING,
        "no release of this migration runs that could be looked after",
        context.workspace().root().toString(),
        "deploy it first: lepton migrate");
  }

  private Watched with(
      List<DatabaseSpec> specs, Map<String, DatabaseEndpoint> endpoints, Target target) {
    List<WatchedDatabase> databases = new ArrayList<>(watched.databases());
    for (DatabaseSpec spec : specs) {
      boolean given = databases.stream().anyMatch(each -> each.name().equals(spec.name()));
      if (!given && endpoints.containsKey(spec.name())) {
        Optional<Runnable> starter =
            spec.target().isPresent() || open.session().failedOver(spec).isPresent()
                ? Optional.empty()
                : Optional.of(() -> target.provideDatabase(spec));
        Optional<StandbyServer> standby =
            spec.standby()
                .filter(other -> !other.equals(endpoints.get(spec.name())))
                .map(other -> new StandbyServer(other, () -> open.session().failOver(spec)));
        databases.add(
            new WatchedDatabase(spec.name(), endpoints.get(spec.name()), starter, standby));
      }
    }
    return new Watched(
        databases,
        watched.dependencies(),
        watched.certificates(),
        watched.disks(),
        target.trafficSwitch().map(gateway -> gateway));
  }
}
