package dev.lepton.accept.security.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check passes on the safe fixture and fails on the same with one line made wrong. */
class DockerfileReviewTest {
  private static final String SAFE =
      """
      # syntax=docker/dockerfile:1
      ARG JRE=eclipse-temurin:17-jre
      FROM maven:3.9-eclipse-temurin-17 AS build
      USER root
      COPY . /src
      RUN --mount=type=secret,id=settings \\
          # a comment in between
          mvn -q -B package
      FROM ${JRE}
      LABEL org.opencontainers.image.title=shop
      ENV DB_PASSWORD_FILE=/run/secrets/db LANG=C.UTF-8
      COPY --from=build /src/target/shop.jar /app/shop.jar
      USER 10001:10001
      ENTRYPOINT ["java", "-jar", "/app/shop.jar"]
      """;

  @Test
  void passesASafeDockerfile() {
    assertThat(DockerfileReview.review("Dockerfile", SAFE))
        .hasSize(5)
        .allMatch(SecurityCheck::passed);
  }

  /** Check id; text of the safe fixture; what stands there instead; where the finding points. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("user", "USER 10001:10001\n", "", "line 9, FROM, no USER"),
        Arguments.of("user", "USER 10001:10001", "USER 0", "line 13, USER"),
        Arguments.of("numeric-user", "USER 10001:10001", "USER shop", "line 13, USER"),
        Arguments.of("secrets", "LANG=C.UTF-8", "DB_PASSWORD=geheim", "line 11, ENV DB_PASSWORD"),
        Arguments.of(
            "secrets",
            "ENV DB_PASSWORD_FILE=/run/secrets/db LANG=C.UTF-8",
            "ENV DB_PASSWORD geheim",
            "line 11, ENV DB_PASSWORD"),
        Arguments.of("secrets", "ARG JRE=", "ARG NPM_TOKEN=abc\nARG JRE=", "line 2, ARG NPM_TOKEN"),
        Arguments.of(
            "secrets",
            "mvn -q -B package",
            "git clone https://me:geheim@git.example/x",
            "line 6, RUN argument"),
        Arguments.of("secrets", "COPY . /src", "COPY .env /src/", "line 5, COPY .env"),
        Arguments.of(
            "secrets",
            "COPY . /src",
            "COPY deploy/id_rsa /root/.ssh/",
            "line 5, COPY deploy/id_rsa"),
        Arguments.of(
            "remote-add", "COPY . /src", "ADD https://files.example/tool.tgz /src", "line 5, ADD"),
        Arguments.of("base-tag", "maven:3.9-eclipse-temurin-17", "maven", "line 3, FROM, maven"),
        Arguments.of(
            "base-tag",
            "eclipse-temurin:17-jre",
            "eclipse-temurin:latest",
            "line 9, FROM, eclipse-temurin:latest"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void findsAMistake(String id, String right, String wrong, String where) {
    assertThat(SAFE).contains(right);

    assertThat(failed(SAFE.replace(right, wrong)))
        .singleElement()
        .satisfies(check -> assertThat(check.id()).isEqualTo("image-" + id))
        .satisfies(check -> assertThat(check.where()).isEqualTo("source/Dockerfile: " + where));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM base:1 AS app\nUSER 1\nFROM app\n",
        "FROM gcr.example/distroless/java17:nonroot\n",
        "FROM base@sha256:00\nUSER 1\n",
        "FROM scratch\nUSER 1\n",
        "ARG BASE\nFROM $BASE\nUSER 1\n",
        "FROM ${BASE:-base:1}\nUSER 1\n",
        "FROM base:1\nRUN <<EOF\nUSER root\nEOF\nUSER 1\n",
        "FROM base:1\nADD --checksum=sha256:00 https://files.example/x /\nUSER 1\n",
      })
  void findsNothingWrongWithOtherSafeWays(String dockerfile) {
    assertThat(failed(dockerfile)).isEmpty();
  }

  @Test
  void findsAFileWithoutBaseImage() {
    assertThat(failed("# empty\n")).extracting(SecurityCheck::id).containsExactly("image-readable");
  }

  @Test
  void neverRepeatsASecret() {
    assertThat(failed(SAFE.replace("LANG=C.UTF-8", "DB_PASSWORD=geheim")).toString())
        .doesNotContain("geheim");
  }

  private static List<SecurityCheck> failed(String dockerfile) {
    return DockerfileReview.review("source/Dockerfile", dockerfile).stream()
        .filter(check -> !check.passed())
        .toList();
  }
}
