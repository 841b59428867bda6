package dev.lepton.cli.init;

import dev.lepton.model.assessment.Profile;
import java.util.Locale;

/**
 * The commented migration.yaml that {@code lepton init} writes. Pure: equal profiles give equal
 * text.
 */
final class MigrationTemplate {
  private static final int NAME_LIMIT = 40;

  private final String name;
  private final Profile profile;

  MigrationTemplate(String name, Profile profile) {
    this.name = name;
    this.profile = profile;
  }

  /** A folder's name as a DNS-1123 label. */
  static String label(String folder) {
    String label =
        folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = label.substring(0, Math.min(NAME_LIMIT, label.length())).replaceAll("-+$", "");
    return cut.isEmpty() ? "application" : cut;
  }

  String render() {
    int port = profile.port().orElse(8080);
    return """
        # yaml-language-server: $schema=migration.schema.json
        # How %s moves. `lepton migrate --dry-run` shows what would be done; nothing is switched without your approval.
        # Found here: %s.
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata:
          name: %s
        spec:
          application:
            path: .
            version: "1.0"
            # url: http://app.example:%d      # where the old release answers; needed to compare old and new
            # healthPath: /                   # answers 200 while the old release is healthy
            # industry: general               # finance, retail, healthcare, manufacturing
          # asIs:                             # what it runs on today, to plan size and cost
          #   { cores: 4, memoryGib: 16, storageGib: 200, networkMbps: 50, monthlyCostUsd: 2110 }
        %s
          # requirements: { budgetMonthlyUsd: 1500, latencyP95Millis: 250, availabilityPercent: 99.9 }
          target:
            type: %s                         # local: supervised processes; podman: containers
            # gateway: 127.0.0.1:8000         # where users reach it, before and after the switch
          # accept:                           # tests before anyone depends on it
          #   rate: 50                        # requests a second, open model
          #   duration: 30s
          #   safeRequests:                   # must not write: they go to the live target
          #     - { path: / }
          #   writeRequests: []               # go to a throw-away copy only
          #   thresholds: { maxErrorPercent: 1, maxP95Ratio: 2 }
          # cutover: { maxPause: 1s, maxLag: 2s }
          # watch: { duration: 5m, interval: 1s, automaticFallback: true }
        """
        .formatted(
            name,
            found(),
            name,
            port,
            databases(),
            profile.databases().isEmpty() ? "podman" : "local");
  }

  private String found() {
    StringBuilder text = new StringBuilder();
    profile.languages().stream()
        .limit(3)
        .forEach(l -> join(text, l.name() + " (" + l.files() + " files)"));
    profile.buildTool().ifPresent(tool -> join(text, tool));
    profile.frameworks().stream().limit(5).forEach(f -> join(text, f.name()));
    profile.port().ifPresent(port -> join(text, "port " + port));
    return text.isEmpty() ? "nothing recognised" : text.toString();
  }

  private static void join(StringBuilder text, String part) {
    text.append(text.isEmpty() ? "" : ", ").append(part);
  }

  private String databases() {
    boolean postgres =
        profile.databases().stream()
            .anyMatch(d -> d.name().toLowerCase(Locale.ROOT).contains("postgres"));
    String evidence =
        profile.databases().stream().findFirst().map(d -> "  # seen in " + d.evidence()).orElse("");
    String comment = postgres ? "  " : "  # ";
    return String.join(
        "\n",
        comment + "databases:" + evidence,
        comment + "  - name: main",
        comment + "    source: postgresql://migrator@db.example:5432/main?sslmode=verify-full",
        comment + "    password: env:SOURCE_PASSWORD  # a reference; never the password itself");
  }
}
