package dev.lepton.plan;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.ApplicationSpec;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.BackupSpec;
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

/** Migrations to plan for, all like the shop but for what a test changes. */
public final class Migrations {
  public static final AsIsSpec SERVERS =
      new AsIsSpec(4, 16, 200, 50, Optional.empty(), Optional.empty());
  public static final RequirementSpec REQUIREMENTS =
      new RequirementSpec(
          Optional.of(1500.0), Optional.of(250.0), 99.9, List.of(), List.of(), "amd64", 20, 300);

  private Migrations() {}

  public static Migration shop() {
    return of(Optional.of(SERVERS), REQUIREMENTS);
  }

  public static Migration of(Optional<AsIsSpec> asIs, RequirementSpec requirements) {
    return of(asIs, requirements, TargetSpec.Type.LOCAL);
  }

  public static Migration of(
      Optional<AsIsSpec> asIs, RequirementSpec requirements, TargetSpec.Type target) {
    DatabaseEndpoint source =
        new DatabaseEndpoint("localhost", 5432, "shop", "lepton", Optional.empty(), "disable");
    return new Migration(
        "shop",
        new ApplicationSpec(
            Path.of("/shop"), "1.0", Optional.empty(), Optional.empty(), "/", "URL", "retail"),
        asIs,
        List.of(
            new DatabaseSpec(
                "shop",
                source,
                Optional.empty(),
                new BackupSpec(true, Optional.empty()),
                List.of(),
                2)),
        requirements,
        new TransformSpec("auto", Optional.empty(), false),
        new TargetSpec(target, Optional.empty(), Optional.empty(), Map.of(), Map.of()),
        new AcceptSpec(
            true,
            60,
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            List.of(),
            List.of(),
            new AcceptSpec.Thresholds(0.5, Optional.empty(), 3)),
        new CutoverSpec(
            Duration.ofSeconds(1), Duration.ofSeconds(2), true, Optional.empty(), Optional.empty()),
        new WatchSpec(Duration.ofSeconds(8), Duration.ofMillis(250), 5, 5, true));
  }

  /** Requirements like the shop's, but for these. */
  public static RequirementSpec requiring(
      double budget, List<String> providers, List<String> regions, String architecture) {
    return new RequirementSpec(
        Optional.of(budget), Optional.empty(), 99.9, providers, regions, architecture, 0, 100);
  }

  public static Assessment assessed(Strategy strategy) {
    return new Assessment(
        "shop",
        new Profile(
            List.of(),
            List.of(),
            Optional.of("maven"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("17")),
        List.of(),
        new Decision(strategy, true, List.of("configuration in code"), 1, 3, 0.8),
        List.of(),
        List.of());
  }
}
