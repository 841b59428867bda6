package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.language.DataFile;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The services of a compose file that are built from the tree. Pure. */
public final class ComposeFile {
  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

  /** What is asked shall be there, whatever it ended with. */
  private static final String SERVER = "unless-stopped";

  private final SourceTree tree;
  private final TextFile file;
  private final JsonNode services;

  private ComposeFile(SourceTree tree, TextFile file) {
    this.tree = tree;
    this.file = file;
    this.services = DataFile.read(file).path("services");
  }

  /** The processes of the compose file at the tree's root; none when there is no such file. */
  public static List<Process> in(SourceTree tree) {
    return in(tree, ComposeFile::processes);
  }

  /**
   * The policies of restart that the author of the file has chosen, by the service's name there.
   * One that has a health check but no port counts as a server.
   */
  public static Map<String, String> restarts(SourceTree tree) {
    Map<String, String> chosen = new TreeMap<>();
    in(tree, ComposeFile::services)
        .forEach(
            service ->
                restart(service.getValue())
                    .or(() -> hasCheck(service.getValue()) ? Optional.of(SERVER) : Optional.empty())
                    .ifPresent(policy -> chosen.put(service.getKey(), policy)));
    return chosen;
  }

  private static <T> List<T> in(SourceTree tree, Function<ComposeFile, List<T>> question) {
    return NAMES.stream()
        .flatMap(name -> tree.text(name).stream())
        .findFirst()
        .map(file -> question.apply(new ComposeFile(tree, file)))
        .orElse(List.of());
  }

  private List<Map.Entry<String, JsonNode>> services() {
    return services.propertyStream().toList();
  }

  private List<Process> processes() {
    return services
        .propertyStream()
        .filter(service -> service.getValue().has("build"))
        .flatMap(service -> process(service.getKey(), service.getValue()).stream())
        .toList();
  }

  private Optional<Process> process(String name, JsonNode service) {
    JsonNode build = service.path("build");
    String context = build.isString() ? build.asString() : build.path("context").asString(".");
    Path folder = Path.of(context).normalize();
    // What lies outside of the tree is not this application's.
    if (folder.isAbsolute() || folder.startsWith("..")) {
      return Optional.empty();
    }
    String where = folder.toString().replace('\\', '/');
    Optional<String> dockerfile =
        Optional.of(build.path("dockerfile").asString(""))
            .filter(path -> !path.isEmpty())
            .map(path -> folder.resolve(path).normalize().toString());
    return Optional.of(
        new Process(
            Process.Source.COMPOSE,
            name,
            Optional.of(where),
            isAwaitedToEnd(name) || runsOnce(service) ? Optional.of(Role.TASK) : Optional.empty(),
            words(service.path("command")),
            port(service),
            Optional.empty(),
            variables(service),
            dependsOn(service.path("depends_on")),
            dockerfile,
            evidence(name, service)));
  }

  /** What the service itself says comes before what a file says. */
  private Variables variables(JsonNode service) {
    Variables own = Variables.of(environment(service.path("environment")));
    Variables ofFiles = EnvironmentFile.in(tree, environmentFiles(service));
    Map<String, String> open = new HashMap<>(ofFiles.open());
    open.keySet().removeAll(own.secrets());
    open.putAll(own.open());
    List<String> secrets = new ArrayList<>(own.secrets());
    ofFiles.secrets().stream()
        .filter(secret -> !own.open().containsKey(secret) && !secrets.contains(secret))
        .forEach(secrets::add);
    return new Variables(open, secrets);
  }

  private List<Evidence> evidence(String name, JsonNode service) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("service " + name + " of the compose file", place(name)));
    for (String path : environmentFiles(service)) {
      evidence.add(
          new Evidence(
              tree.contains(path)
                  ? "takes variables from " + path + ": settings here, secrets by reference"
                  : "takes variables from " + path + ", which is not with the source",
              place(name)));
    }
    return evidence;
  }

  /** In their order: of two that set a variable the last one counts. */
  private static List<String> environmentFiles(JsonNode service) {
    JsonNode given = service.path("env_file");
    return (given.isString() ? Stream.of(given) : given.valueStream())
        .map(one -> one.isObject() ? one.path("path").asString("") : one.asString(""))
        .filter(path -> !path.isEmpty())
        .map(path -> Path.of(path).normalize().toString().replace('\\', '/'))
        .toList();
  }

  /** Whether another service starts only once this one has done its work. */
  private boolean isAwaitedToEnd(String name) {
    return services
        .valueStream()
        .map(service -> service.path("depends_on").path(name).path("condition").asString(""))
        .anyMatch("service_completed_successfully"::equals);
  }

  /** Nothing asks it anything, and its author wants it to stay ended. */
  private static boolean runsOnce(JsonNode service) {
    return restart(service).filter("no"::equals).isPresent()
        && port(service).isEmpty()
        && !hasCheck(service);
  }

  private static Optional<String> restart(JsonNode service) {
    String policy = service.path("restart").asString("");
    String swarm = service.path("deploy").path("restart_policy").path("condition").asString("");
    return switch (policy.isEmpty() ? swarm : policy) {
      // Older readers of YAML take an unquoted no for false.
      case "no", "false", "none" -> Optional.of("no");
      case "any" -> Optional.of("always");
      case "always", "unless-stopped", "on-failure" ->
          Optional.of(policy.isEmpty() ? swarm : policy);
      default -> Optional.of(policy).filter(one -> one.matches("on-failure:\\d+"));
    };
  }

  private static boolean hasCheck(JsonNode service) {
    JsonNode check = service.path("healthcheck");
    return check.has("test") && !check.path("disable").asBoolean(false);
  }

  private static List<String> words(JsonNode command) {
    return command.isArray()
        ? command.valueStream().map(JsonNode::asString).toList()
        : command.isString() ? CommandLine.words(command.asString()) : List.of();
  }

  /** The container's side of the first port. */
  private static Optional<Integer> port(JsonNode service) {
    return Stream.concat(service.path("ports").valueStream(), service.path("expose").valueStream())
        .map(port -> port.isObject() ? port.path("target").asString("") : port.asString(""))
        .map(port -> port.replaceFirst("/\\w+$", "").replaceFirst(".*:", ""))
        .filter(port -> port.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .findFirst();
  }

  private static Map<String, String> environment(JsonNode environment) {
    Map<String, String> variables = new HashMap<>();
    if (environment.isArray()) {
      environment
          .valueStream()
          .map(one -> one.asString("").split("=", 2))
          .filter(pair -> pair.length == 2)
          .forEach(pair -> variables.put(pair[0], pair[1]));
    } else {
      environment
          .propertyStream()
          .filter(one -> !one.getValue().isNull())
          .forEach(one -> variables.put(one.getKey(), one.getValue().asString("")));
    }
    return variables;
  }

  private static List<String> dependsOn(JsonNode dependsOn) {
    List<String> names = new ArrayList<>();
    dependsOn.valueStream().filter(JsonNode::isString).forEach(one -> names.add(one.asString()));
    if (dependsOn.isObject()) {
      names.addAll(dependsOn.propertyNames());
    }
    return names;
  }

  private String place(String name) {
    List<String> lines = file.lines();
    return file.path()
        + IntStream.range(0, lines.size())
            .filter(
                index -> lines.get(index).matches("\\s+['\"]?" + Pattern.quote(name) + "['\"]?:.*"))
            .mapToObj(index -> ":" + (index + 1))
            .findFirst()
            .orElse("");
  }
}
