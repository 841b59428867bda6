package dev.lepton.transform.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.transform.internal.container.builder.Builder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Builds images of the corpus with podman, starts them as a restricted cluster would, and asks
 * them. One application for each kind of runtime; `bench/images.sh` does it with all of them.
 */
@Tag("podman")
final class ImagesIT {
  private static final String BASE = "localhost/lepton-runtimes:bookworm";
  private static final String SYSTEM = "localhost/lepton-base:bookworm";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path work;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Optional<String> container = Optional.empty();

  /** What a program wrote and how it ended. */
  private record Result(int status, String output) {}

  @BeforeEach
  void needsPodmanAndTheBase() {
    assumeThat(Builder.find(System.getenv("PATH")))
        .as("podman is installed")
        .contains(Builder.PODMAN);
    assumeThat(run(List.of("podman", "image", "exists", BASE)).status())
        .as("the base image " + BASE + " is there (.ci/setup-podman.sh makes it)")
        .isZero();
  }

  @AfterEach
  void removeTheContainer() {
    container.ifPresent(id -> run(List.of("podman", "rm", "-f", "-t", "0", id)));
  }

  @ParameterizedTest
  @CsvSource({
    "python-flask, python-flask",
    "python-fastapi, python-fastapi",
    "node-http, node-http",
    "php-plain, php-plain",
    "ruby-sinatra, ruby-sinatra",
    "static-site, static-site",
    "own-dockerfile, own-dockerfile"
  })
  void aServiceAnswersInARestrictedContainer(String application, String name) {
    Service service = service(application, name);
    Corpus.Trial trial = trial(application, name);
    String path = trial.request().orElseThrow();
    String id =
        start(
            build(application, service, path),
            List.of("-p", "127.0.0.1::" + service.port().orElseThrow()));

    URI address = URI.create("http://" + address(id) + path);
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> assertThat(answer(address)).contains(trial.answer()));
    if (!application.equals("own-dockerfile")) {
      assertThat(run(List.of("podman", "healthcheck", "run", id)).status()).as("health").isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"systemd-units, report", "python-procfile, python-procfile-mailer"})
  void aProcessWithoutAPortDoesItsWork(String application, String name) {
    String id = start(build(application, service(application, name), "/"), List.of());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run(List.of("podman", "logs", id)).output())
                    .contains(trial(application, name).answer()));
  }

  private static Service service(String application, String name) {
    return Corpus.found(application).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Corpus.Trial trial(String application, String name) {
    return Corpus.trials(application).stream()
        .filter(one -> one.service().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String build(String application, Service service, String healthPath) {
    ImageRequest request =
        new ImageRequest(
            service.name(),
            "1",
            Optional.empty(),
            service.port().orElse(0),
            healthPath,
            BaseImages.any());
    Path dockerfile = write("Dockerfile", service.stack().dockerfile(request));
    Path ignore = write("Dockerfile.dockerignore", Dockerignore.text());
    String tag = "localhost/lepton-corpus-" + service.name() + ":1";
    Builder.Job job =
        new Builder.Job(
            tag,
            dockerfile,
            ignore,
            Corpus.folder(application).resolve(service.context()),
            Map.of("BUILD_IMAGE", BASE, "RUNTIME_IMAGE", BASE, "BASE_IMAGE", base(service)),
            Map.of(),
            Instant.EPOCH,
            Builder.Format.DOCKER);
    Result built = run(Builder.PODMAN.words(job));
    assertThat(built.status()).as(built.output()).isZero();
    return tag;
  }

  /** What brings its runtime along must do with the system alone. */
  private static String base(Service service) {
    return service.stack().usualBaseImage().orElse("").startsWith("debian") ? SYSTEM : BASE;
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(work.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With nothing that the restricted profile denies, and no place to write but /tmp. */
  private String start(String image, List<String> more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "podman",
                "run",
                "-d",
                "--read-only",
                "--cap-drop",
                "ALL",
                "--security-opt",
                "no-new-privileges",
                "--tmpfs",
                "/tmp"));
    words.addAll(more);
    words.add(image);
    Result started = run(words);
    assertThat(started.status()).as(started.output()).isZero();
    String id =
        started
            .output()
            .lines()
            .filter(line -> line.matches("[0-9a-f]{64}"))
            .findFirst()
            .orElseThrow();
    container = Optional.of(id);
    return id;
  }

  private String address(String id) {
    return run(List.of("podman", "port", id)).output().strip().replaceFirst(".*-> ", "");
  }

  private String answer(URI address) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static Result run(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
