package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.ApplicationSpec;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.CutoverSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.migration.TransformSpec;
import dev.lepton.model.migration.WatchSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.Models;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that transform reads, as earlier phases would have written them. */
final class Documents {
  private Documents() {}

  static Migration migration(String name, Path source) {
    return migration(name, source, new TransformSpec("auto", Optional.empty(), false));
  }

  static Migration migration(String name, Path source, TransformSpec transform) {
    return new Migration(
        name,
        new ApplicationSpec(
            source, "1.0", Optional.empty(), Optional.empty(), "/", "DATABASE_URL", "general"),
        Optional.empty(),
        List.of(),
        new RequirementSpec(
            Optional.empty(), Optional.empty(), 99.9, List.of(), List.of(), "any", 0, 10),
        transform,
        new TargetSpec(
            TargetSpec.Type.LOCAL, Optional.empty(), Optional.empty(), Map.of(), Map.of()),
        new AcceptSpec(
            true,
            10,
            Duration.ofSeconds(1),
            Duration.ZERO,
            List.of(),
            List.of(),
            new AcceptSpec.Thresholds(1, Optional.empty(), 3)),
        new CutoverSpec(
            Duration.ofSeconds(1), Duration.ofSeconds(1), true, Optional.empty(), Optional.empty()),
        new WatchSpec(Duration.ofSeconds(1), Duration.ofMillis(100), 5, 5, true));
  }

  static Migration withDatabase(Migration migration, int port) {
    DatabaseEndpoint endpoint =
        new DatabaseEndpoint("127.0.0.1", port, "shop", "lepton", Optional.empty(), "disable");
    DatabaseSpec database =
        new DatabaseSpec(
            "shop",
            endpoint,
            Optional.empty(),
            new BackupSpec(true, Optional.empty()),
            List.of(),
            2);
    return new Migration(
        migration.name(),
        migration.application(),
        migration.asIs(),
        List.of(database),
        migration.requirements(),
        migration.transform(),
        migration.target(),
        migration.accept(),
        migration.cutover(),
        migration.watch());
  }

  static Assessment assessment(List<Finding> findings) {
    return assessment(
        findings,
        new Profile(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  static Assessment assessment(List<Finding> findings, Profile profile) {
    Decision decision =
        new Decision(Decision.Strategy.REFACTOR, true, List.of("the tests say so"), 1, 2, 0.8);
    return new Assessment("app", profile, findings, decision, List.of(), List.of());
  }

  static Finding finding(String rule, String file, int line) {
    return new Finding(
        rule,
        Finding.Category.CONFIGURATION,
        Finding.Severity.MANDATORY,
        "Found " + rule,
        file,
        line,
        "",
        "because of " + rule,
        "fix " + rule,
        3,
        true);
  }

  static Plan plan(int replicas) {
    Cost cost = new Cost(10, List.of(), List.of());
    PlatformOption option =
        new PlatformOption(
            "aws", "eu-central-1", "kubernetes", "t3.medium", 2, cost, 1, Map.of(), List.of());
    return new Plan(
        "app",
        "hash",
        new Demand(0.5, 1.0, 10, 5, replicas, 5, List.of()),
        new Models(1, 2, 3, 4, List.of()),
        List.of(option),
        option,
        cost,
        cost,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
