package dev.lepton.assess;

import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.ApplicationSpec;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.ChosenStrategy;
import dev.lepton.model.migration.CutoverSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
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

/** A migration with every default, to be changed where a test needs it. */
public record Migrations(
    Path path,
    String refactor,
    String industry,
    List<DatabaseSpec> databases,
    Optional<Integer> port,
    Optional<ChosenStrategy> strategy) {

  public static Migrations of(Path path) {
    return new Migrations(path, "auto", "general", List.of(), Optional.empty(), Optional.empty());
  }

  public Migrations refactor(String setting) {
    return new Migrations(path, setting, industry, databases, port, strategy);
  }

  public Migrations industry(String name) {
    return new Migrations(path, refactor, name, databases, port, strategy);
  }

  public Migrations database(String name, String sslMode, boolean backup) {
    DatabaseEndpoint source =
        new DatabaseEndpoint("db", 5432, name, "app", Optional.empty(), sslMode);
    BackupSpec backupSpec = new BackupSpec(backup, Optional.empty());
    return new Migrations(
        path,
        refactor,
        industry,
        List.of(new DatabaseSpec(name, source, Optional.empty(), backupSpec, List.of(), 2)),
        port,
        strategy);
  }

  public Migrations port(int declared) {
    return new Migrations(path, refactor, industry, databases, Optional.of(declared), strategy);
  }

  public Migrations decided(ChosenStrategy chosen) {
    return new Migrations(path, refactor, industry, databases, port, Optional.of(chosen));
  }

  public Migration build() {
    return new Migration(
        "shop",
        new ApplicationSpec(path, "1.0", Optional.empty(), port, "/", "DATABASE_URL", industry),
        Optional.empty(),
        databases,
        new RequirementSpec(
            Optional.empty(), Optional.empty(), 99.0, List.of(), List.of(), "any", 0, 100),
        new TransformSpec(refactor, Optional.empty(), false, strategy),
        new TargetSpec(
            TargetSpec.Type.LOCAL, Optional.empty(), Optional.empty(), Map.of(), Map.of()),
        new AcceptSpec(
            true,
            10,
            Duration.ofSeconds(1),
            Duration.ZERO,
            List.of(),
            List.of(),
            new AcceptSpec.Thresholds(0.5, Optional.empty(), 3)),
        new CutoverSpec(
            Duration.ofSeconds(1), Duration.ofSeconds(1), true, Optional.empty(), Optional.empty()),
        new WatchSpec(Duration.ofSeconds(1), Duration.ofSeconds(1), 5, 5, true));
  }
}
