import dev.lepton.transform.internal.container.BaseImages;
import dev.lepton.transform.internal.container.Dockerignore;
import dev.lepton.transform.internal.container.Hints;
import dev.lepton.transform.internal.container.ImageRequest;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.container.ServiceFinder;
import dev.lepton.transform.internal.container.builder.Builder;
import dev.lepton.transform.internal.container.language.DataFile;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what `images.sh` does with the corpus: a folder for each service, with its Dockerfile and a file of shell variables.
 * Arguments: the corpus, the folder to write to.
 */
class Images {
  /** Which of the base images, made by `.ci/base-images.sh`, stand for those of a registry. */
  private static final Map<String, List<String>> BASES =
      Map.of(
          "java", List.of("java-build", "base"),
          "tomcat", List.of("java-build", "base"),
          "python", List.of("python-build", "python"),
          "node", List.of("node-build", "node"),
          "front-end", List.of("node-build", "web-small"),
          "go", List.of("go-build", "base"),
          "php", List.of("php-build", "base"),
          "ruby", List.of("ruby-build", "ruby"),
          "web", List.of("web", "web-small"));

  /** Those that a runtime is taken from. */
  private static final Map<String, String> RUNTIMES = Map.of("java", "java-build", "tomcat", "tomcat-build", "php", "php");

  public static void main(String[] arguments) throws IOException {
    Path corpus = Path.of(arguments[0]).toAbsolutePath();
    Path out = Path.of(arguments[1]).toAbsolutePath();
    try (Stream<Path> folders = Files.list(corpus)) {
      for (Path folder : folders.sorted().toList()) {
        application(folder, out);
      }
    }
  }

  private static void application(Path folder, Path out) throws IOException {
    SourceTree tree = SourceTree.scan(folder);
    JsonNode expected = tree.text("expected.yaml").map(DataFile::read).orElseThrow();
    for (Service service : new ServiceFinder(() -> true).find(tree, Hints.none())) {
      JsonNode trial =
          expected.path("services").valueStream()
              .filter(one -> one.path("name").asString().equals(service.name()))
              .findFirst()
              .orElseThrow();
      String kind = trial.path("kind").asString(expected.path("kind").asString());
      List<String> bases = BASES.get(kind);
      if (bases == null || !trial.has("answer")) {
        System.out.println(folder.getFileName() + "/" + service.name() + ": no tool chain to be had here");
        continue;
      }
      write(folder, service, trial, kind, out.resolve(folder.getFileName() + "-" + service.name()));
    }
  }

  private static void write(Path folder, Service service, JsonNode trial, String kind, Path place) throws IOException {
    List<String> bases = BASES.get(kind);
    Files.createDirectories(place);
    String request = trial.path("request").asString("");
    ImageRequest wanted =
        new ImageRequest(service.name(), "1", Optional.empty(), service.port().orElse(0), request.isEmpty() ? "/" : request, BaseImages.any());
    Path dockerfile = Files.writeString(place.resolve("Dockerfile"), service.stack().dockerfile(wanted));
    Path ignore = Files.writeString(place.resolve("Dockerfile.dockerignore"), Dockerignore.text());
    Path context = folder.resolve(service.context());
    String tag = "localhost/corpus-" + place.getFileName();
    String toBuild = "localhost/lepton-" + bases.get(0) + ":bookworm";
    // What brings no runtime of its own needs an image that has one.
    boolean needsRuntime = service.stack().usualBaseImage().orElse("").startsWith("eclipse-temurin");
    String toRun = "localhost/lepton-" + (needsRuntime ? "java" : bases.get(1)) + ":bookworm";
    String runtime = "localhost/lepton-" + RUNTIMES.getOrDefault(kind, "base") + ":bookworm";
    Map<String, String> images = Map.of("BUILD_IMAGE", toBuild, "RUNTIME_IMAGE", runtime, "BASE_IMAGE", toRun);
    List<String> words = Builder.PODMAN.words(new Builder.Job(tag, dockerfile, ignore, context, images, Map.of(), Files.getLastModifiedTime(folder).toInstant(), Builder.Format.OCI));
    // What people write first: everything in one stage, upon the image that has the tools.
    String build = naive(service, bases.get(0), context);
    Files.writeString(
        place.resolve("Naive"),
        "FROM " + toBuild + "\nWORKDIR /app\nCOPY . .\n" + (build.isEmpty() ? "" : "RUN " + build + "\n") + "CMD [\"true\"]\n");
    Files.writeString(
        place.resolve("trial"),
        Stream.of(
                "tag=" + tag,
                "context=" + quoted(context.toString()),
                "port=" + service.port().map(String::valueOf).orElse(""),
                "request=" + quoted(request),
                "answer=" + quoted(trial.path("answer").asString()),
                "environment=(" + service.environment().entrySet().stream().map(one -> "-e " + quoted(one.getKey() + "=" + one.getValue())).collect(Collectors.joining(" ")) + ")",
                "check=(" + healthCheck(dockerfile) + ")",
                "build=(" + words.stream().map(Images::quoted).collect(Collectors.joining(" ")) + ")")
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** The words of the health check: images of this format leave it out, so the script runs it. */
  private static String healthCheck(Path dockerfile) throws IOException {
    return Files.readAllLines(dockerfile).stream()
        .filter(line -> line.startsWith("  CMD ["))
        .flatMap(line -> new JsonMapper().readTree(line.substring(line.indexOf('['))).valueStream())
        .map(word -> quoted(word.asString()))
        .collect(Collectors.joining(" "));
  }

  private static String naive(Service service, String base, Path context) {
    if (base.equals("python-build")) {
      return Files.exists(context.resolve("requirements.txt"))
          ? "pip install --break-system-packages -r requirements.txt"
          : "";
    }
    if (base.equals("node-build") && !Files.exists(context.resolve("package.json"))) {
      return "";
    }
    if (base.equals("node-build")) {
      return service.stack().build().isEmpty() ? "npm install" : "npm install && npm run build";
    }
    if (base.equals("ruby-build")) {
      return "bundle check || bundle install";
    }
    return String.join(" ", service.stack().build());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
