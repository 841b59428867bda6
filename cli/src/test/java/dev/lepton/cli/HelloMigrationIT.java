package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The greeting service gets into a container by one command, answers there, and is taken away by
 * another. One migration, looked at from several sides; skipped where podman or the base image is
 * not there.
 */
@Tag("podman")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HelloMigrationIT {
  private static final String BASE = "localhost/lepton-python:bookworm";
  private static final List<String> PHASES =
      List.of("assess", "plan", "transform", "transfer", "deploy", "accept", "cutover", "operate");

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir static Path folder;
  private String url = "";

  @BeforeAll
  void migrate() throws IOException, InterruptedException {
    PodmanHere.require();
    assumeThat(PodmanHere.hasImage(BASE))
        .as("the base image " + BASE + " is there (.ci/setup-podman.sh makes it)")
        .isTrue();
    SourceCopy.copy(Path.of("..", "examples", "hello"), folder);

    CommandLineRun run = lepton("migrate", "-o", "json");

    assertThat(run.status()).as(run.err()).isZero();
    url = Documents.mapper().readTree(run.out()).path("url").asString();
  }

  @AfterAll
  void takeAway() {
    lepton("abort", "--yes");
  }

  @Test
  @Order(1)
  void theContainerGreetsByName() throws IOException, InterruptedException {
    assertThat(get("/hello?name=Zen").body()).isEqualTo("Hello, Zen!");
  }

  @Test
  @Order(1)
  void theContainerGreetsTheWorldByDefault() throws IOException, InterruptedException {
    assertThat(get("/hello").body()).isEqualTo("Hello, World!");
  }

  @Test
  @Order(1)
  void aProductionServerAnswers() throws IOException, InterruptedException {
    assertThat(get("/hello").headers().firstValue("Server")).hasValue("gunicorn");
  }

  @Test
  @Order(1)
  void theDeploymentIsNamedLabelledAndExposedAsPromised() {
    JsonNode deployment =
        new YAMLMapper()
            .readTree(
                folder.resolve(".lepton/lepton-hello/bundle/manifests/deployment.yaml").toFile());
    JsonNode pod = deployment.at("/spec/template");
    JsonNode container = pod.at("/spec/containers/0");

    assertThat(deployment.at("/metadata/name").asString()).isEqualTo("lepton-hello");
    assertThat(deployment.at("/spec/selector/matchLabels/app").asString())
        .isEqualTo("lepton-hello");
    assertThat(pod.at("/metadata/labels/app").asString()).isEqualTo("lepton-hello");
    assertThat(container.path("image").asString()).isEqualTo("lepton-hello:1.0");
    assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(5000);
  }

  @Test
  @Order(2)
  void aSecondRunReusesEveryPhase() throws IOException, InterruptedException {
    CommandLineRun again = lepton("migrate");

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.err().lines().filter(line -> line.startsWith("= ")))
        .extracting(line -> line.split("\\s+")[1])
        .containsExactlyElementsOf(PHASES);
    assertThat(get("/hello").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void withNothingSwitchedThereIsNothingToGoBackFrom() {
    CommandLineRun back = lepton("cutover", "--back");

    assertThat(back.status()).isEqualTo(4);
    assertThat(back.line("fix:")).contains("lepton abort");
  }

  @Test
  @Order(3)
  void aChangedApplicationIsRolledOutAnew() throws IOException, InterruptedException {
    Path app = folder.resolve("app.py");
    Files.writeString(app, Files.readString(app).replace("Hello, {name}!", "Good day, {name}!"));

    CommandLineRun changed = lepton("migrate", "--until", "deploy", "-o", "json");

    assertThat(changed.status()).as(changed.err()).isZero();
    url = Documents.mapper().readTree(changed.out()).path("url").asString();
    assertThat(get("/hello").body()).isEqualTo("Good day, World!");
  }

  @Test
  @Order(4)
  void abortLeavesNoPod() throws IOException, InterruptedException {
    assertThat(pods()).isNotEmpty();

    CommandLineRun abort = lepton("abort", "--yes");

    assertThat(abort.status()).as(abort.err()).isZero();
    assertThat(pods()).isEmpty();
  }

  /** Nobody is asked and nothing is approved: there is neither data nor traffic to switch. */
  private CommandLineRun lepton(String command, String... more) {
    Stream<String> all =
        Stream.concat(
            Stream.of(
                command,
                "-f",
                folder.resolve("migration.yaml").toString(),
                "--set",
                "transform.baseImage=" + BASE),
            Stream.of(more));
    return CommandLineRun.of(Map.of(), all.toArray(String[]::new));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static List<String> pods() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("podman", "pod", "ps", "--format", "{{.Name}}")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String names = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return names.lines().filter(name -> name.startsWith("lepton-hello")).toList();
  }
}
