package dev.lepton.pipeline.config;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.ApplicationSpec;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.ChosenStrategy;
import dev.lepton.model.migration.ClusterSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.GatewaySpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.RequestSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.migration.SizingSpec;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.migration.TransformSpec;
import dev.lepton.model.migration.WatchSpec;
import dev.lepton.model.secret.SecretReference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a document that satisfies the schema into a {@link Migration}, collecting what the schema
 * cannot see.
 */
final class MigrationBinder {
  private final YamlTree document;
  private final Path base;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param base the folder that relative paths start from
   */
  MigrationBinder(YamlTree document, Path base) {
    this.document = document;
    this.base = base;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The migration; only to be used when {@link #problems()} is empty afterwards. */
  Migration bind() {
    Section root = new Section(document.root(), "");
    Section spec = root.section("spec");
    return new Migration(
        root.section("metadata").text("name", ""),
        application(spec.section("application")),
        spec.section("asIs").present() ? Optional.of(asIs(spec.section("asIs"))) : Optional.empty(),
        databases(spec),
        new RequirementBinder(document, problems).bind(spec.section("requirements")),
        transform(spec.section("transform")),
        target(spec.section("target")),
        accept(spec.section("accept")),
        new CutoverBinder(document, problems).bind(spec.section("cutover"), spec.section("target")),
        watch(spec.section("watch")));
  }

  private ApplicationSpec application(Section section) {
    return new ApplicationSpec(
        existing(section, "path", section.text("path", ".")),
        section.text("version", "1.0"),
        section.text("url").map(url -> url.replaceAll("/+$", "")),
        section.integer("port"),
        section.text("healthPath", "/"),
        section.text("databaseUrlSetting", "DATABASE_URL"),
        section.text("industry", "general"));
  }

  private AsIsSpec asIs(Section section) {
    return new AsIsSpec(
        section.number("cores", 0),
        section.number("memoryGib", 0),
        section.number("storageGib", 0),
        section.number("networkMbps", 0),
        section.number("monthlyCostUsd"),
        section.text("usage").map(path -> existing(section, "usage", path)),
        section.section("sizing").present()
            ? Optional.of(sizing(section.section("sizing")))
            : Optional.empty());
  }

  private static SizingSpec sizing(Section section) {
    return new SizingSpec(
        section.text("rule", "lepton"),
        section.number("percentile"),
        section.number("comfortFactor"),
        section.number("historyDays"));
  }

  private List<DatabaseSpec> databases(Section spec) {
    Set<String> names = new HashSet<>();
    return spec.each(
        "databases",
        section -> {
          if (!names.add(section.text("name", ""))) {
            problem(
                section,
                "name",
                "a second database is called \"" + section.text("name", "") + "\"",
                "give each its own name");
          }
          Section backup = section.section("backup");
          return new DatabaseSpec(
              section.text("name", ""),
              endpoint(section, "source", "password").orElse(null),
              endpoint(section, "target", "targetPassword"),
              new BackupSpec(backup.flag("enabled", true), secret(backup, "key")),
              section.texts("allow"),
              section
                  .integer("parallelism")
                  .orElse(Math.max(2, Runtime.getRuntime().availableProcessors())),
              selection(section.section("selection")),
              endpoint(
                  section,
                  "standby",
                  section.text("standbyPassword").isPresent()
                      ? "standbyPassword"
                      : "targetPassword"));
        });
  }

  private Selection selection(Section section) {
    try {
      return SelectionBinder.bind(section);
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(
              String.valueOf(e.getMessage()),
              document.where(section.pointer()).toString(),
              "write names as schema.name; wildcards are * and ?"));
      return Selection.all();
    }
  }

  private Optional<DatabaseEndpoint> endpoint(Section section, String key, String passwordKey) {
    try {
      Optional<SecretReference> password = secret(section, passwordKey);
      boolean plaintext = section.flag("allowPlaintext", false);
      return section.text(key).map(text -> DatabaseUri.parse(text, password, plaintext));
    } catch (IllegalArgumentException e) {
      problem(
          section,
          key,
          String.valueOf(e.getMessage()),
          "for instance postgresql://app@db.example:5432/shop?sslmode=verify-full");
      return Optional.empty();
    }
  }

  private Optional<SecretReference> secret(Section section, String key) {
    try {
      return section.text(key).map(SecretReference::parse);
    } catch (IllegalArgumentException e) {
      problem(
          section, key, String.valueOf(e.getMessage()), "write for instance env:DATABASE_PASSWORD");
      return Optional.empty();
    }
  }

  private TransformSpec transform(Section section) {
    String refactor = section.text("refactor", "auto");
    Section chosen = section.section("strategy");
    if (chosen.present() && !refactor.equals("auto")) {
      problem(
          section,
          "refactor",
          "both refactor: " + refactor + " and a strategy say whether the code changes",
          "leave one of them out");
    }
    return new TransformSpec(
        refactor, section.text("baseImage"), section.flag("apply", false), strategy(chosen));
  }

  private Optional<ChosenStrategy> strategy(Section section) {
    if (!section.present()) {
      return Optional.empty();
    }
    String date = section.text("date", "");
    try {
      return Optional.of(
          new ChosenStrategy(
              Strategy.valueOf(section.text("use", "").toUpperCase(Locale.ROOT)),
              section.text("author", ""),
              LocalDate.parse(date),
              section.text("reason", "")));
    } catch (DateTimeParseException e) {
      problem(section, "date", "\"" + date + "\" is no date", "write it as 2026-11-29");
      return Optional.empty();
    }
  }

  private TargetSpec target(Section section) {
    Map<String, SecretReference> secrets = new LinkedHashMap<>();
    Section references = section.section("secrets");
    section
        .map("secrets")
        .keySet()
        .forEach(key -> secret(references, key).ifPresent(value -> secrets.put(key, value)));
    TargetSpec.Type type =
        TargetSpec.Type.valueOf(section.text("type", "local").toUpperCase(Locale.ROOT));
    Section cluster = section.section("cluster");
    if (type == TargetSpec.Type.KUBERNETES && !cluster.present()) {
      problem(
          section,
          "type",
          "it is not said which cluster",
          "add cluster: {registry: registry.example.com/shop, url: https://shop-new.example.com}");
    }
    return new TargetSpec(
        type,
        section.text("gateway").map(text -> gateway(section, text)),
        section.integer("port"),
        section.map("environment"),
        Map.copyOf(secrets),
        cluster.present() ? Optional.of(cluster(cluster)) : Optional.empty());
  }

  private static ClusterSpec cluster(Section section) {
    return new ClusterSpec(
        section.text("kubeconfig"),
        section.text("context"),
        section.text("namespace"),
        section.text("registry", ""),
        section.text("url", "").replaceFirst("/+$", ""));
  }

  private GatewaySpec gateway(Section section, String text) {
    int colon = text.lastIndexOf(':');
    int port = Integer.parseInt(text.substring(colon + 1));
    if (port < 1 || port > 65535) {
      problem(section, "gateway", "there is no port " + port, "choose one from 1 to 65535");
    }
    return new GatewaySpec(text.substring(0, colon), port);
  }

  private static AcceptSpec accept(Section section) {
    Section thresholds = section.section("thresholds");
    double rate = section.number("rate", 20);
    return new AcceptSpec(
        section.flag("enabled", true),
        rate,
        section.duration("duration", "10s"),
        section.text("warmUp").map(Durations::parse).orElse(AcceptSpec.usualWarmUp(rate)),
        section.each("safeRequests", MigrationBinder::request),
        section.each("writeRequests", MigrationBinder::request),
        new AcceptSpec.Thresholds(
            thresholds.number("maxErrorPercent", 1),
            thresholds.number("maxP95Millis"),
            thresholds.number("maxP95Ratio", 2),
            thresholds.number("maxP99Millis"),
            thresholds.number("minThroughput"),
            thresholds.number("maxSlowdownPercent", AcceptSpec.Thresholds.DEFAULT_SLOWDOWN_PERCENT),
            thresholds.number("maxCostPerMillionUsd"),
            thresholds.integer("maxDifferences").orElse(0),
            thresholds.text("failOn", AcceptSpec.Thresholds.DEFAULT_FAIL_ON)),
        section.each(
            "hosts",
            host -> new AcceptSpec.Host(host.text("url", ""), host.flag("throwAway", false))));
  }

  private static RequestSpec request(Section section) {
    return new RequestSpec(
        section.text("method", "GET"),
        section.text("path", "/"),
        section.text("body"),
        section.text("contentType", "application/json"),
        section.text("expect"));
  }

  private static WatchSpec watch(Section section) {
    return new WatchSpec(
        section.duration("duration", "5m"),
        section.duration("interval", "1s"),
        section.number("maxErrorPercent", 5),
        section.number("maxLatencyRatio", 3),
        section.flag("automaticFallback", true));
  }

  private Path existing(Section section, String key, String text) {
    try {
      Path path = base.resolve(text).normalize();
      if (!Files.exists(path)) {
        problem(
            section, key, "there is no " + path, "paths are relative to the folder of this file");
      }
      return path;
    } catch (InvalidPathException e) {
      problem(
          section,
          key,
          key + " is no path: " + e.getReason(),
          "paths are relative to the folder of this file");
      return base;
    }
  }

  private void problem(Section section, String key, String what, String fix) {
    problems.add(new Problem(what, document.where(section.pointer() + "/" + key).toString(), fix));
  }
}
