package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile.Technology;
import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Demand;
import dev.lepton.transform.internal.manifest.Traits;
import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.refactor.HealthPaths;
import dev.lepton.transform.internal.refactor.Setting;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Gathers from the documents what the manifests are made from. Pure. */
final class WorkloadPlanner {
  /** Rules that see a file of it opened, in any language. */
  static final Set<String> FILES_OF_SQLITE =
      Set.of(
          "lepton-python-storage-0030",
          "lepton-nodejs-storage-0040",
          "lepton-go-storage-0030",
          "lepton-php-storage-0030",
          "lepton-ruby-storage-0040",
          "lepton-dotnet-storage-0060");

  private static final Set<String> EMBEDDED = Set.of("H2", "SQLite");

  private final Migration migration;
  private final Assessment assessment;
  private final SourceTree tree;
  private final RefactoredSource source;

  WorkloadPlanner(Migration migration, Assessment assessment, ChangedTree changed) {
    this.migration = migration;
    this.assessment = assessment;
    this.tree = changed.tree();
    this.source = changed.source();
  }

  /**
   * @param role what the application's manifests call it, and which of its parts it is
   */
  Workload workload(Workload.Identity role, Demand demand, Launch launch) {
    String liveness =
        source.health().map(HealthPaths::alive).orElse(migration.application().healthPath());
    return new Workload(
        role,
        Optional.of(new Workload.Endpoint(launch.port(), liveness, launch.healthPath())),
        Optional.empty(),
        demand,
        configuration(launch),
        secrets(),
        source.settings().first(Setting.Kind.DIRECTORY).isPresent() || ownState().isPresent(),
        first("schedule")
            .map(
                finding ->
                    "A job runs inside the process ("
                        + finding.where()
                        + "); two copies would run it twice."),
        first("session").map(finding -> "Sessions live in the process (" + finding.where() + ")."),
        databasePorts(),
        List.of(),
        new Traits(false, ownState(), Optional.empty(), List.of())
            .askingCluster(ClusterClient.in(tree)));
  }

  /** A database in the process keeps its files to itself: a second copy would have another one. */
  private Optional<String> ownState() {
    List<Technology> databases = assessment.profile().databases();
    boolean onlyInTheProcess =
        databases.stream().allMatch(database -> EMBEDDED.contains(database.name()));
    return databases.stream()
        .filter(database -> onlyInTheProcess && migration.databases().isEmpty())
        .filter(database -> !database.name().equals("H2") || keepsFiles("h2"))
        .findFirst()
        .map(database -> ownState(database.name(), database.evidence()))
        .or(this::ownStateBesideServers);
  }

  /**
   * Where the application has a database server as well, SQLite may be for tests only: a file of it
   * must be seen.
   */
  private Optional<String> ownStateBesideServers() {
    Optional<String> opened =
        assessment.findings().stream()
            .filter(finding -> FILES_OF_SQLITE.contains(finding.ruleId()))
            .map(Finding::where)
            .findFirst();
    Optional<String> set =
        Optional.of("a setting").filter(any -> keepsFiles("sqlite") || keepsFiles("h2"));
    return opened.or(() -> set).map(where -> ownState("A database", where));
  }

  private static String ownState(String database, String evidence) {
    return database
        + " keeps its files in the process ("
        + evidence
        + "): one copy has them, below "
        + Workload.DATA
        + ".";
  }

  /** Both are mostly used in memory where a server is there, too. */
  private boolean keepsFiles(String driver) {
    Pattern files = Pattern.compile("jdbc:" + driver + ":(?!:?mem|tcp|ssl).*");
    return source.settings().all().stream()
        .flatMap(setting -> setting.fallback().stream())
        .anyMatch(value -> files.matcher(value).matches());
  }

  /** The topic is part of the rule's id: lepton-java-session-0010. */
  private Optional<Finding> first(String topic) {
    return assessment.findings().stream()
        .filter(finding -> finding.ruleId().contains("-" + topic + "-"))
        .findFirst();
  }

  private Map<String, String> configuration(Launch launch) {
    Map<String, String> values = new TreeMap<>();
    for (Setting setting : source.settings().all()) {
      if (!setting.database() && !setting.secret()) {
        setting
            .fallback()
            .ifPresent(value -> values.put(setting.name(), inContainer(setting.kind(), value)));
      }
    }
    launch.portSetting().ifPresent(name -> values.put(name, String.valueOf(launch.port())));
    values.putAll(migration.target().environment());
    return values;
  }

  /**
   * The container's own files are read-only: data goes to its volume, logs to a folder that
   * vanishes with the container.
   */
  private static String inContainer(Setting.Kind kind, String value) {
    String last = value.replaceAll("[/\\\\]+$", "").replaceAll(".*[/\\\\]", "");
    return switch (kind) {
      case DIRECTORY ->
          value.matches("/(etc|usr|opt|proc|sys)/.*") ? value : Workload.DATA + "/" + last;
      case LOG -> "/tmp/" + last;
      default -> value;
    };
  }

  private List<Workload.SecretVariable> secrets() {
    List<Workload.SecretVariable> secrets = new ArrayList<>();
    Predicate<String> open =
        name ->
            !migration.target().environment().containsKey(name)
                && !migration.target().secrets().containsKey(name);
    source.settings().all().stream()
        .filter(Setting::database)
        .map(Setting::name)
        .filter(open)
        .forEach(
            name -> secrets.add(new Workload.SecretVariable(name, migration.name() + "-database")));
    source.settings().all().stream()
        .filter(setting -> !setting.database() && setting.secret())
        .map(Setting::name)
        .filter(open)
        .forEach(
            name -> secrets.add(new Workload.SecretVariable(name, migration.name() + "-secrets")));
    migration.target().secrets().keySet().stream()
        .sorted()
        .forEach(
            name -> secrets.add(new Workload.SecretVariable(name, migration.name() + "-secrets")));
    return secrets;
  }

  /** Of the databases that are moved; of those that were found, where nothing is said of any. */
  private List<Integer> databasePorts() {
    IntStream ports =
        migration.databases().isEmpty()
            ? assessment.profile().databases().stream()
                .flatMapToInt(database -> usualPort(database.name()).stream())
            : migration.databases().stream().mapToInt(WorkloadPlanner::port);
    return ports.distinct().sorted().boxed().toList();
  }

  private static OptionalInt usualPort(String database) {
    return switch (database) {
      case "PostgreSQL" -> OptionalInt.of(5432);
      case "MySQL", "MariaDB" -> OptionalInt.of(3306);
      case "Oracle" -> OptionalInt.of(1521);
      case "SQL Server" -> OptionalInt.of(1433);
      case "Db2" -> OptionalInt.of(50_000);
      case "MongoDB" -> OptionalInt.of(27_017);
      case "Redis" -> OptionalInt.of(6379);
      default -> OptionalInt.empty();
    };
  }

  private static int port(DatabaseSpec database) {
    return database.target().orElse(database.source()).port();
  }
}
