package dev.lepton.cli.demo;

import dev.lepton.cli.traffic.ShopTraffic;
import dev.lepton.cli.traffic.TrafficPlan;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.config.MigrationLoader;
import dev.lepton.pipeline.secret.SecretStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo's world for tests: server, old release, gateway, and the command line as a process of
 * its own.
 */
final class ShopWorld implements AutoCloseable {
  private static final Path SHOP = Path.of("../examples/shop").toAbsolutePath().normalize();

  private final Path folder;
  private final OnPremises premises;
  private final Map<String, String> environment = new HashMap<>();
  private final Migration migration;

  ShopWorld(Path folder, long rows) {
    this.folder = folder;
    this.premises = OnPremises.start(SHOP, folder.resolve("world"));
    SecretResolver files = new SecretStore(Map.of(), SHOP);
    premises.seed(rows, files);
    premises.startRelease();
    premises
        .endpoint()
        .password()
        .ifPresent(
            reference -> environment.put("SHOP_DB_PASSWORD", files.resolve(reference).reveal()));
    this.migration = new MigrationLoader(Map.of()).load(SHOP.resolve("migration.yaml"), Map.of());
    try (Target target = target()) {
      target.trafficSwitch().orElseThrow().start(migration.application().url().orElseThrow());
    }
  }

  Path workspace() {
    return folder.resolve("workspace").resolve("shop");
  }

  ShopTraffic traffic() {
    return ShopTraffic.start(
        TrafficPlan.of(migration.target().gateway().orElseThrow().url(), 2, 3));
  }

  private Target target() {
    return Targets.create(migration, workspace(), secrets(), EventSink.none());
  }

  private SecretResolver secrets() {
    return new SecretStore(environment, SHOP);
  }

  Connection source() throws SQLException {
    return OnPremises.connect(premises.endpoint(), secrets());
  }

  Connection destination() throws SQLException {
    try (Target target = target()) {
      DatabaseEndpoint endpoint =
          target.provideDatabase(migration.databases().get(0)).orElseThrow();
      return OnPremises.connect(endpoint, secrets());
    }
  }

  /** Starts `lepton` with the arguments, the migration's file and workspace, and short tests. */
  Process lepton(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.lepton.cli.Main"));
    command.add(arguments[0]);
    command.addAll(List.of("-f", SHOP.resolve("migration.yaml").toString()));
    command.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
    for (String setting :
        List.of(
            "accept.duration=1s",
            "accept.warmUp=500ms",
            "watch.duration=4s",
            "watch.maxLatencyRatio=50",
            "accept.thresholds.maxP95Ratio=50",
            "accept.thresholds.maxP95Millis=5000",
            "requirements.latencyP95Millis=5000",
            "cutover.maxPause=2s")) {
      command.addAll(List.of("--set", setting));
    }
    command.addAll(List.of(arguments).subList(1, arguments.length));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  @Override
  public void close() {
    try (Target target = target()) {
      target.remove();
    } finally {
      premises.close();
    }
  }
}
