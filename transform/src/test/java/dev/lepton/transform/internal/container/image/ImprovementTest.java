package dev.lepton.transform.internal.container.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.container.BaseImages;
import dev.lepton.transform.internal.container.ImageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImprovementTest {
  private static final String POOR =
      """
      FROM python:latest
      ENV API_TOKEN=abc123
      ADD . /srv
      RUN pip install -r /srv/requirements.txt
      EXPOSE 7000
      CMD python3 /srv/app.py
      """;

  @TempDir Path directory;

  private static Optional<String> patch(String dockerfile) {
    BaseImages images =
        new BaseImages(
            Optional.empty(),
            List.of(),
            name -> Optional.of("sha256:ab").filter(any -> name.equals("python:3.12")));
    return Improvement.patch(
        new OwnDockerfile("Dockerfile", dockerfile),
        new ImageRequest("app", "1", Optional.empty(), 7000, "/", images));
  }

  @Test
  void whatCannotBreakTheImageIsChangedWithItsReason() {
    assertThat(patch(POOR).orElseThrow())
        .contains(
            "+COPY . /srv",
            "+USER 10001:10001",
            "+CMD [\"python3\", \"/srv/app.py\"]",
            "+HEALTHCHECK",
            "Changed: line 3: ADD becomes COPY")
        .doesNotContain("+FROM");
  }

  @Test
  void whatCouldBreakItIsLeftToPeople() {
    assertThat(patch(POOR).orElseThrow())
        .contains(
            "Left to you: line 1: python:latest has no fixed version",
            "Left to you: line 4: the libraries are fetched after all sources");
  }

  @Test
  void aSecretIsNamedWithoutItsValue() {
    assertThat(patch(POOR).orElseThrow())
        .contains("API_TOKEN looks like a secret")
        .doesNotContain("abc123");
  }

  @Test
  void aBaseWhoseDigestIsKnownIsNamedByIt() {
    assertThat(patch("FROM python:3.12\nUSER 1000\nCMD [\"a\"]\n").orElseThrow())
        .contains("+FROM python:3.12@sha256:ab");
  }

  @Test
  void aGoodDockerfileStaysAsItIs() {
    assertThat(
            patch(
                """
                FROM python@sha256:ab
                LABEL org.opencontainers.image.title="app"
                USER 1000
                CMD ["python3", "app.py"]
                """))
        .isEmpty();
  }

  @Test
  void gitAppliesThePatchWithItsExplanation() throws IOException, InterruptedException {
    String dockerfile = POOR.replace("ENV API_TOKEN=abc123\n", "");
    Files.writeString(directory.resolve("Dockerfile"), dockerfile);
    Files.writeString(directory.resolve("Dockerfile.patch"), patch(dockerfile).orElseThrow());
    Process git =
        new ProcessBuilder("git", "apply", "Dockerfile.patch")
            .directory(directory.toFile())
            .inheritIO()
            .start();

    assertThat(git.waitFor()).isZero();
    assertThat(Files.readString(directory.resolve("Dockerfile"))).contains("USER 10001:10001");
  }
}
