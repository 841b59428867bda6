package dev.lepton.pipeline.report;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Risk;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.ApplicationSpec;
import dev.lepton.model.migration.CutoverSpec;
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

/** What is known of the shop before anything is moved. */
final class ShopMigration {
  static final String DATABASE = "src/main/java/com/example/shop/Database.java";

  private ShopMigration() {}

  static Migration migration() {
    return new Migration(
        "shop",
        new ApplicationSpec(
            Path.of("/srv/shop"),
            "1.0",
            Optional.of("http://127.0.0.1:8080"),
            Optional.empty(),
            "/api/products?limit=1",
            "DATABASE_URL",
            "retail"),
        Optional.empty(),
        List.of(),
        new RequirementSpec(
            Optional.of(1500.0), Optional.of(250.0), 99.9, List.of(), List.of(), "any", 20, 300),
        new TransformSpec("auto", Optional.empty(), false),
        new TargetSpec(
            TargetSpec.Type.LOCAL,
            Optional.of(new GatewaySpec("127.0.0.1", 8000)),
            Optional.empty(),
            Map.of(),
            Map.of()),
        new AcceptSpec(
            true,
            60,
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            List.of(),
            List.of(),
            new AcceptSpec.Thresholds(0.5, Optional.of(250.0), 3.0)),
        new CutoverSpec(
            Duration.ofSeconds(1), Duration.ofSeconds(2), true, Optional.empty(), Optional.empty()),
        new WatchSpec(Duration.ofSeconds(8), Duration.ofMillis(250), 5, 5, true));
  }

  /** The same without a gateway; it has no database either. */
  static Migration withNothingToSwitch() {
    Migration shop = migration();
    TargetSpec target =
        new TargetSpec(
            TargetSpec.Type.PODMAN, Optional.empty(), Optional.empty(), Map.of(), Map.of());
    return new Migration(
        shop.name(),
        shop.application(),
        shop.asIs(),
        shop.databases(),
        shop.requirements(),
        shop.transform(),
        target,
        shop.accept(),
        shop.cutover(),
        shop.watch());
  }

  static Assessment assessment(List<Finding> findings) {
    return new Assessment(
        "shop",
        new Profile(
            List.of(new Profile.Language("Java", 29, 1286), new Profile.Language("SQL", 2, 333)),
            List.of(
                new Profile.Technology("Embedded Tomcat", Optional.of("9.0.112"), "pom.xml:22")),
            Optional.of("maven"),
            Optional.of("com.example.shop.ShopServer"),
            Optional.of(8080),
            List.of(new Profile.Technology("PostgreSQL", Optional.empty(), "pom.xml:27")),
            Optional.of("11")),
        findings,
        new Decision(
            Strategy.REFACTOR,
            true,
            List.of(
                "3 mandatory findings can be repaired by machine.",
                "refactor 90 points, replatform -5 points, rehost -5 points"),
            2.7,
            12.6,
            0.95),
        List.of(
            new Risk(
                "A season's peak meets a platform sized for ordinary days",
                3,
                4,
                "industry: retail",
                "Load-test at the planned peak."),
            new Risk(
                "Uploaded files are lost", 4, 5, DATABASE + ":39", "Mount shared storage first.")),
        List.of("SQL: 2 files counted, not read"));
  }

  static List<Finding> findings() {
    return List.of(
        finding("lepton-java-session-0010", Severity.POTENTIAL, 20, "cart(request.getSession())"),
        finding(
            "lepton-java-session-0010",
            Severity.POTENTIAL,
            32,
            "session.setAttribute(CART, cart);"),
        finding(
            "lepton-java-config-0030",
            Severity.MANDATORY,
            11,
            "private static final String URL = \"jdbc:postgresql://127.0.0.1:5432/shop\";"),
        finding("lepton-java-storage-0060", Severity.MANDATORY, 39, "Files.copy(part, UPLOADS)"),
        finding("lepton-java-logging-0040", Severity.OPTIONAL, 21, "new FileHandler(FILE, true);"));
  }

  static Finding finding(String rule, Severity severity, int line, String snippet) {
    return new Finding(
        rule,
        Category.STATE,
        severity,
        "About " + rule.replace('-', ' '),
        DATABASE,
        line,
        snippet,
        "It matters because of " + rule + ".",
        "Mend " + rule + ".",
        1,
        rule.equals("lepton-java-config-0030"));
  }

  static Bundle bundle() {
    String diff =
        """
        --- a/Database.java
        +++ b/Database.java
        @@ -9,3 +9,3 @@
         final class Database {
        -  private static final String URL = "jdbc:postgresql://127.0.0.1:5432/shop";
        +  private static final String URL = setting("DATABASE_URL");
         }
        """;
    return new Bundle(
        "shop",
        "shop:1.0",
        "source",
        List.of("mvn", "package"),
        new Bundle.Launch(
            List.of("java", "-jar", "shop.jar"), 8080, Optional.of("PORT"), "/readyz", Map.of()),
        List.of(
            new Bundle.SourceChange(
                "externalise-configuration",
                DATABASE,
                diff,
                "The address comes from the environment.",
                List.of("lepton-java-config-0030"))),
        List.of(
            new Bundle.WorkItem(
                "CartPage.java:20",
                "r",
                "Keep sessions outside.",
                "They are lost.",
                "Use Redis.",
                2.5),
            new Bundle.WorkItem(
                "CartPage.java:32",
                "r",
                "Keep sessions outside.",
                "They are lost.",
                "Use Redis.",
                2.5)),
        List.of(
            new Bundle.GeneratedFile(
                "container/Dockerfile", "dockerfile", "1070b7a719081544ce92e5640a54a9a0")),
        Optional.empty());
  }
}
