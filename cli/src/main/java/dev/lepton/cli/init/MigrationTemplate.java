package dev.lepton.cli.init;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Profile;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The commented migration.yaml that {@code lepton init} writes. Pure: equal findings give equal
 * text.
 *
 * @param health where the application can be asked for its health, if not at {@code /}
 */
public record MigrationTemplate(String name, Assessment assessment, Optional<Route> health) {
  private static final int NAME_LIMIT = 40;
  private static final int COMMENT_COLUMN = 44;
  private static final String COMMENT = " ~ ";

  /** A folder's name as a DNS-1123 label. */
  public static String label(String folder) {
    String label =
        folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = label.substring(0, Math.min(NAME_LIMIT, label.length())).replaceAll("-+$", "");
    return cut.isEmpty() ? "application" : cut;
  }

  String render() {
    Optional<DatabaseGuess> database = DatabaseGuess.of(assessment);
    String path = health.map(Route::path).orElse("/");
    String text =
        """
        # yaml-language-server: $schema=migration.schema.json
        # How %s moves. `lepton migrate --dry-run` shows what would be done; nothing is switched without your approval.
        # Found here: %s.
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata:
          name: "%s"
        spec:
          application:
            path: .
            version: "1.0"
            # url: http://app.example:%d ~ where the old release answers; needed to compare old and new
            %s ~ answers 200 while the application is healthy%s
            # industry: general ~ finance, retail, healthcare, manufacturing
          # asIs: ~ what it runs on today, to plan size and cost
          #   { cores: 4, memoryGib: 16, storageGib: 200, networkMbps: 50, monthlyCostUsd: 2110 }
        %s  # requirements: { budgetMonthlyUsd: 1500, latencyP95Millis: 250, availabilityPercent: 99.9 }
          # transform:
          #   baseImage: registry.example/base:1 ~ what the image is built upon, instead of the usual one
          target:
            type: %s ~ local: supervised processes; podman: containers; kubernetes: as cluster says
            # cluster: { registry: registry.example.com/shop, url: "https://shop-new.example.com" }
            # gateway: 127.0.0.1:8000 ~ where users reach it, before and after the switch
          # accept: ~ tests before anyone depends on it
          #   rate: 50 ~ requests a second, open model
          #   duration: 30s
          #   safeRequests: ~ must not write: they go to the live target
          #     - { path: %s }
          #   writeRequests: [] ~ go to a throw-away copy only
          #   thresholds: { maxErrorPercent: 1, maxP95Ratio: 2 }
          # cutover: { maxPause: 1s, maxLag: 2s, strategy: canary }   # canary: a growing share of users first
          # watch: { duration: 5m, interval: 1s, automaticFallback: true }
        """
            .formatted(
                name,
                found(assessment.profile()),
                name,
                assessment.profile().port().orElse(8080),
                (health.isPresent() ? "" : "# ") + "healthPath: " + path,
                health.map(route -> "; seen in " + route.where()).orElse(""),
                databases(database),
                database.isPresent() ? "local" : "podman",
                path);
    return text.lines().map(MigrationTemplate::aligned).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String aligned(String line) {
    int at = line.indexOf(COMMENT);
    return at < 0
        ? line
        : String.format(
            Locale.ROOT,
            "%-" + COMMENT_COLUMN + "s # %s",
            line.substring(0, at),
            line.substring(at + COMMENT.length()));
  }

  private static String found(Profile profile) {
    StringBuilder text = new StringBuilder();
    profile.languages().stream()
        .limit(3)
        .forEach(
            l -> join(text, l.name() + " (" + l.files() + (l.files() == 1 ? " file)" : " files)")));
    profile.buildTool().ifPresent(tool -> join(text, tool));
    profile.frameworks().stream().limit(5).forEach(f -> join(text, f.name()));
    profile.port().ifPresent(port -> join(text, "port " + port));
    return text.isEmpty() ? "nothing recognised" : text.toString();
  }

  private static void join(StringBuilder text, String part) {
    text.append(text.isEmpty() ? "" : ", ").append(part);
  }

  private static String databases(Optional<DatabaseGuess> seen) {
    DatabaseGuess guess = seen.orElse(new DatabaseGuess(false, "db.example:5432/main", ""));
    String evidence = guess.where().isEmpty() ? "" : "; seen in " + guess.where();
    return """
      databases: ~ PostgreSQL%s
        - name: "%s"
          source: postgresql://migrator@%s?sslmode=%s ~ as a user who may replicate
          password: env:SOURCE_PASSWORD ~ a reference; never the password itself
          # target: postgresql://migrator@new.example:5432/main ~ the local target brings its own
          # targetPassword: env:TARGET_PASSWORD
    """
        .formatted(evidence, label(guess.name()), guess.address(), guess.sslMode())
        .lines()
        .map(line -> guess.postgres() ? line : "  # " + line.substring(2).replace("# ", ""))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
