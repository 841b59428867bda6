package dev.lepton.transform.internal.container.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import dev.lepton.transform.internal.container.Dockerignore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images go to a real registry and come from it. */
class RegistryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Optional<Process> registry = Optional.empty();
  private String host = "";
  private String baseDigest = "";

  @BeforeEach
  void startARegistryWithABaseImage() throws Exception {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "docker-registry")));
    assumeThat(installed).as("docker-registry is installed (.ci/setup-servers.sh)").isTrue();
    try (ServerSocket free = new ServerSocket(0)) {
      host = "127.0.0.1:" + free.getLocalPort();
    }
    Path settings =
        Files.writeString(
            folder.resolve("registry.yml"),
            """
            version: 0.1
            storage: {filesystem: {rootdirectory: %s}}
            http: {addr: "%s"}
            """
                .formatted(folder.resolve("store"), host));
    registry =
        Optional.of(
            new ProcessBuilder("docker-registry", "serve", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start());
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get("/v2/").statusCode() == 200);
    Path system = Files.writeString(folder.resolve("os"), "os");
    baseDigest =
        Jib.fromScratch()
            .addLayer(List.of(system), AbsoluteUnixPath.get("/"))
            .containerize(
                Containerizer.to(Registries.image(base()))
                    .setApplicationLayersCache(folder.resolve("cache"))
                    .setAllowInsecureRegistries(true))
            .getDigest()
            .toString();
  }

  @AfterEach
  void stopIt() {
    registry.ifPresent(Process::destroy);
  }

  private String base() {
    return host + "/base:1";
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://" + host + path))
            .header("Accept", "application/vnd.oci.image.manifest.v1+json")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aBaseImageIsNamedByTheDigestThatItsRegistryHas() {
    BaseDigests digests = new BaseDigests(Optional.empty(), folder);

    assertThat(digests.apply(base())).contains(baseDigest);
    assertThat(digests.apply(host + "/none:1")).isEmpty();
    assertThat(digests.unknown()).containsOnlyKeys(host + "/none:1");
  }

  @Test
  void anImageIsPushedWithTheDigestThatItWasBuiltWith() throws Exception {
    Path recipe = Files.createDirectories(folder.resolve("recipe"));
    Files.writeString(recipe.resolve("Dockerfile.dockerignore"), Dockerignore.text());
    Files.writeString(recipe.resolve("prepare.sh"), "true\n");
    Files.writeString(
        recipe.resolve("jib.yaml"),
        """
        from: {image: "%s@%s"}
        layers: {entries: [{name: site, files: [{src: build, dest: /srv}]}]}
        """
            .formatted(base(), baseDigest));
    Path context = Files.createDirectories(folder.resolve("context"));
    Files.writeString(context.resolve("index.html"), "hello");
    ImageBuilder.Job job =
        new ImageBuilder.Job(
            host + "/site:1",
            recipe,
            context,
            Map.of(),
            Instant.EPOCH,
            Map.of(),
            Optional.empty(),
            Files.createDirectories(folder.resolve("work")));
    JibBuild jib = new JibBuild(false);

    ImageBuilder.Made made = jib.build(job);
    jib.push(job, false);

    HttpResponse<String> manifest = get("/v2/site/manifests/1");
    assertThat(manifest.headers().firstValue("Docker-Content-Digest")).contains(made.digest());
    assertThat(manifest.body()).contains("\"layers\"");
  }
}
