package dev.lepton.deploy.internal;

import dev.lepton.deploy.Rollout;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.ApplicationSpec;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.CutoverSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.GatewaySpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.migration.TransformSpec;
import dev.lepton.model.migration.WatchSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Migrations for tests. */
public final class Migrations {
  private Migrations() {}

  public static Migration of(TargetSpec target, List<DatabaseSpec> databases) {
    return new Migration(
        "tiny",
        new ApplicationSpec(
            Path.of("/nowhere"),
            "1.0",
            Optional.empty(),
            Optional.empty(),
            "/",
            "DATABASE_URL",
            "general"),
        Optional.empty(),
        databases,
        new RequirementSpec(
            Optional.empty(), Optional.empty(), 99.9, List.of(), List.of(), "any", 0, 10),
        new TransformSpec("auto", Optional.empty(), false),
        target,
        new AcceptSpec(
            true,
            1,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            List.of(),
            new AcceptSpec.Thresholds(0, Optional.empty(), 2)),
        new CutoverSpec(
            Duration.ofSeconds(1), Duration.ofSeconds(1), true, Optional.empty(), Optional.empty()),
        new WatchSpec(Duration.ZERO, Duration.ofSeconds(1), 5, 5, true));
  }

  public static TargetSpec target(
      TargetSpec.Type type, Optional<GatewaySpec> gateway, Optional<Integer> port) {
    return new TargetSpec(type, gateway, port, Map.of(), Map.of());
  }

  public static DatabaseSpec database(String name) {
    DatabaseEndpoint source =
        new DatabaseEndpoint("10.0.0.1", 5432, name, "shop_owner", Optional.empty(), "disable");
    return new DatabaseSpec(
        name, source, Optional.empty(), new BackupSpec(false, Optional.empty()), List.of(), 1);
  }

  /** A rollout of {@link TinyApp}, whose build leaves app.jar and a line in {@code builds}. */
  public static Rollout tinyApp(
      Migration migration,
      Path bundleDirectory,
      Map<String, String> environment,
      String inputHash) {
    List<String> build =
        List.of("sh", "-c", "touch app.jar; echo built >> '" + bundleDirectory + "/builds'");
    return new Rollout(
        migration, bundle(build, "app.jar"), bundleDirectory, environment, inputHash);
  }

  /**
   * @param artefact the file that the command line names
   */
  public static Bundle bundle(List<String> build, String artefact) {
    List<String> command =
        List.of(
            "java",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            TinyApp.class.getName(),
            artefact);
    Bundle.Launch launch =
        new Bundle.Launch(
            command, 8080, Optional.of("PORT"), "/", Map.of("COLOUR", "blue", "DB_PASSWORD", ""));
    return new Bundle(
        "tiny",
        "tiny:1.0",
        "source",
        build,
        launch,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
