package dev.lepton.cli.demo;

import dev.lepton.cli.command.MigrationSummary;
import dev.lepton.cli.terminal.RunView;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.cli.traffic.AckCheck;
import dev.lepton.cli.traffic.ShopTraffic;
import dev.lepton.cli.traffic.TrafficPlan;
import dev.lepton.cli.traffic.TrafficReport;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.config.MigrationLoader;
import dev.lepton.pipeline.report.ClientProof;
import dev.lepton.pipeline.report.ReportWriter;
import dev.lepton.pipeline.run.OpenMigration;
import dev.lepton.pipeline.run.RunListener;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.pipeline.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Builds the world, lets clients loose on it, runs the real pipeline, and asks the clients
 * afterwards. Not thread-safe.
 */
final class Demo {
  private final DemoOptions options;
  private final Terminal terminal;

  Demo(DemoOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  private Path world() {
    return options.folder().resolve("demo");
  }

  private Path workspacePath() {
    return options.folder().resolve("shop");
  }

  /** Removes what an earlier demo left, running or not. */
  void cleanUp() {
    OnPremises.remove(world());
    if (Files.exists(workspacePath())) {
      Map<String, String> environment = new HashMap<>(terminal.environment());
      environment.put("SHOP_DB_PASSWORD", "");
      try (Target target =
          Targets.create(
              load(),
              workspacePath(),
              new SecretStore(environment, options.shop()),
              EventSink.none())) {
        target.remove();
      }
    }
    delete(world());
    delete(workspacePath());
  }

  private Migration load() {
    return new MigrationLoader(terminal.environment())
        .load(options.shop().resolve("migration.yaml"), Map.of());
  }

  DemoOutcome run() {
    long start = System.nanoTime();
    Migration migration = load();
    Workspace workspace = Workspace.open(workspacePath());
    say("preparing: a database server with %,d rows and the old release on it", options.rows());
    try (OnPremises world = OnPremises.start(options.shop(), world())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(migration)));
      SecretResolver files = new SecretStore(terminal.environment(), options.shop());
      world.seed(options.rows(), files);
      world.startRelease();
      Map<String, String> environment = new HashMap<>(terminal.environment());
      world
          .endpoint()
          .password()
          .ifPresent(ref -> environment.put("SHOP_DB_PASSWORD", files.resolve(ref).reveal()));
      SecretResolver secrets = new SecretStore(environment, options.shop());
      startGateway(migration, secrets);
      say(
          "traffic: %d readers and %d writers at %s",
          options.readers(), options.writers(), migration.target().gateway().orElseThrow().url());
      return withTraffic(migration, workspace, secrets, start);
    } finally {
      if (options.keep()) {
        say(
            "still running at %s; `lepton demo --stop` ends it",
            migration.target().gateway().orElseThrow().url());
      } else {
        stopTarget(migration);
      }
    }
  }

  /**
   * Ctrl-C leaves nothing running either; after an ordinary end there is nothing left to do here.
   */
  private void interrupted(Migration migration) {
    OnPremises.remove(world());
    if (!options.keep()) {
      stopTarget(migration);
    }
  }

  private void startGateway(Migration migration, SecretResolver secrets) {
    try (Target target = Targets.create(migration, workspacePath(), secrets, EventSink.none())) {
      target.check(migration);
      target.trafficSwitch().orElseThrow().start(migration.application().url().orElseThrow());
    }
  }

  private DemoOutcome withTraffic(
      Migration migration, Workspace workspace, SecretResolver secrets, long start) {
    TrafficPlan plan =
        TrafficPlan.of(
                migration.target().gateway().orElseThrow().url(),
                options.readers(),
                options.writers())
            .withJournal(world().resolve("acknowledged-writes.log"));
    try (ShopTraffic traffic = ShopTraffic.start(plan);
        OpenMigration open =
            OpenMigration.open(
                migration,
                workspace,
                secrets,
                RunListener.of(view(traffic)),
                (summary, answer) -> "lepton demo")) {
      warmUp(traffic);
      open.migrate(Phase.OPERATE);
      TrafficReport report = traffic.stop();
      report.failures().forEach(failure -> say("  failed request: %s", failure));
      ClientProof proof = proof(report, check(open, traffic, secrets));
      ReportWriter.saveProof(workspace, proof);
      new ReportWriter(workspace, migration, open.context().journal()).write();
      MigrationSummary summary = MigrationSummary.of(open.context());
      return DemoOutcome.of(
          proof, report.unknownWrites(), summary, (System.nanoTime() - start) / 1e9);
    }
  }

  /** A release that has just started is slow for a moment; that is not the migration's doing. */
  private static void warmUp(ShopTraffic traffic) {
    try {
      TimeUnit.SECONDS.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    traffic.forgetWarmUp();
  }

  /** Shows the run, and tells the clients' meters when the traffic moved. */
  private EventSink view(ShopTraffic traffic) {
    RunView shown = new RunView(terminal);
    return event -> {
      if (event instanceof Event.Audited audited && audited.action().equals("switch traffic")) {
        traffic.markSwitch();
      }
      shown.emit(event);
    };
  }

  private AckCheck check(OpenMigration open, ShopTraffic traffic, SecretResolver secrets) {
    var database = open.context().migration().databases().get(0);
    try (Connection target = OnPremises.connect(open.session().targetEndpoint(database), secrets)) {
      AckCheck check = traffic.acknowledgedWrites().check(target);
      check.lost().stream().limit(20).forEach(lost -> say("  lost: %s", lost));
      return check;
    } catch (SQLException e) {
      throw new IllegalStateException("the target cannot be asked for the acknowledged writes", e);
    }
  }

  private static ClientProof proof(TrafficReport report, AckCheck check) {
    return new ClientProof(
        report.totalRequests(),
        check.acknowledged(),
        check.lost().size(),
        report.failedRequests(),
        report.longestWriteWait().map(TrafficReport.Wait::millis).orElse(0.0),
        percentiles(report.before()),
        percentiles(report.after()));
  }

  private static ClientProof.Percentiles percentiles(TrafficReport.Period period) {
    return new ClientProof.Percentiles(period.all().p50(), period.all().p99());
  }

  private void stopTarget(Migration migration) {
    SecretResolver none = new SecretStore(terminal.environment(), options.shop());
    try (Target target = Targets.create(migration, workspacePath(), none, EventSink.none())) {
      target.remove();
    }
  }

  private void say(String pattern, Object... values) {
    terminal.err().println(String.format(Locale.ROOT, pattern, values));
  }

  private static void delete(Path folder) {
    try {
      FolderRemoval.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
