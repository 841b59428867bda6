package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.assessment.Profile;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.TransformSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {
  private static final String FLASK = "from flask import Flask\napp = Flask(__name__)\n";

  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(directory);
  }

  private String dockerfile() {
    return workspace.generated("container/Dockerfile");
  }

  @Test
  void aFlaskServiceIsServedByGunicornOnTheUsersBaseImage() {
    workspace
        .with("app.py", FLASK)
        .with("requirements.txt", "flask\n")
        .spec(new TransformSpec("auto", Optional.of("base@sha256:abc"), false))
        .transform();

    assertThat(dockerfile())
        .isEqualTo(
            """
            ARG BASE_IMAGE=base@sha256:abc

            FROM ${BASE_IMAGE} AS build
            ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_COMPILE=1 PYTHONDONTWRITEBYTECODE=1
            WORKDIR /build
            COPY requirements.txt ./
            RUN python3 -m venv --without-pip --system-site-packages /opt/venv \\
             && python3 -m pip --python /opt/venv/bin/python3 install -r requirements.txt gunicorn

            FROM ${BASE_IMAGE}
            LABEL org.opencontainers.image.title="app" \\
                  org.opencontainers.image.version="1.0" \\
                  org.opencontainers.image.ref.name="app:1.0" \\
                  org.opencontainers.image.description="app, containerised by Lepton Migrate"
            RUN mkdir -p /data \\
             && chown 10001:10001 /data
            COPY --from=build /opt/venv /opt/venv
            WORKDIR /app
            COPY . .
            ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp PORT=5000
            USER 10001:10001
            EXPOSE 5000
            HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \\
              CMD ["python3", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/', timeout=3)"]
            ENTRYPOINT ["python3", "-m", "gunicorn", "--workers", "2", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-", "app:app"]
            """);
  }

  @Test
  void aMavenApplicationIsBuiltInOneStageAndRunInAnother() {
    workspace.withJava("A.java", "class A {}\n");
    Bundle bundle = workspace.transform();

    assertThat(bundle.build()).containsExactly("mvn", "-q", "-B", "-DskipTests", "package");
    assertThat(bundle.launch().command()).endsWith("-jar", "target/app-1.jar");
    assertThat(bundle.baseImage()).contains("debian:bookworm-slim");
    assertThat(dockerfile())
        .contains(
            "AS build\n",
            "COPY pom.xml ./\nRUN mvn -q -B dependency:go-offline\nCOPY . .\n",
            "cp target/app-1.jar /out/",
            "\nUSER 10001:10001\n",
            "ENTRYPOINT [\"java\", \"-XX:MaxRAMPercentage=75\", \"-XX:+ExitOnOutOfMemoryError\","
                + " \"-jar\", \"/app/app-1.jar\"]");
  }

  @Test
  void librariesBesideTheJarGoIntoTheImageWithIt() {
    workspace
        .with("A.java", "class A {}\n")
        .with(
            "pom.xml",
            """
            <project>
              <parent><groupId>g</groupId><artifactId>parent</artifactId><version>7</version></parent>
              <artifactId>app</artifactId>
              <properties><maven.compiler.release>11</maven.compiler.release></properties>
              <build>
                <finalName>${project.artifactId}-v${project.version}</finalName>
                <plugins><plugin><artifactId>maven-jar-plugin</artifactId><configuration><archive><manifest>
                  <addClasspath>true</addClasspath><classpathPrefix>lib/</classpathPrefix>
                </manifest></archive></configuration></plugin></plugins>
              </build>
            </project>
            """)
        .transform();

    assertThat(dockerfile())
        .contains(
            "ARG RUNTIME_IMAGE=eclipse-temurin:11-jdk\nARG BASE_IMAGE=debian:bookworm-slim\n",
            "FROM ${RUNTIME_IMAGE} AS runtime\nRUN jlink --output /runtime ",
            "COPY --from=runtime /runtime /opt/java\n",
            " && cp target/app-v7.jar /out/ \\\n && cp -r target/lib /libraries\n",
            "COPY --from=build /libraries /app/lib\nCOPY --from=build /out /app\n");
  }

  @Test
  void aPlainJarIsStartedFromItsClassPath() {
    workspace.with(
        "pom.xml", "<project><artifactId>app</artifactId><version>1</version></project>");
    Profile profile =
        new Profile(
            List.of(),
            List.of(),
            Optional.of("maven"),
            Optional.of("shop.Main"),
            Optional.of(8081),
            List.of(),
            Optional.of("1.8"));
    Bundle bundle =
        new Transformer(EventSink.none(), () -> true)
            .transform(
                Documents.migration("app", workspace.source()),
                Documents.assessment(List.of(), profile),
                Documents.plan(1),
                workspace.bundle());

    assertThat(bundle.build()).contains("dependency:copy-dependencies");
    assertThat(bundle.launch().command())
        .endsWith("-cp", "target/classes:target/dependency/*", "shop.Main");
    assertThat(bundle.launch().port()).isEqualTo(8081);
    assertThat(bundle.launch().portSetting()).isEmpty();
  }

  @Test
  void aDockerfileThatIsThereIsRespected() {
    workspace
        .with("main.rb", "puts 1\n")
        .with("Dockerfile", "FROM ruby\nCMD [\"ruby\", \"main.rb\"]\n")
        .transform();

    assertThat(dockerfile()).isEqualTo("FROM ruby\nCMD [\"ruby\", \"main.rb\"]\n");
  }

  @Test
  void anApplicationOfUnknownKindIsRefusedWithAWayOut() {
    workspace.with("main.rb", "puts 1\n");

    assertThatThrownBy(workspace::transform)
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
              assertThat(e.problems())
                  .singleElement()
                  .satisfies(problem -> assertThat(problem.fix()).contains("Dockerfile"));
            });
  }

  @Test
  void aPomWithADocumentTypeIsRefused() {
    workspace.with("pom.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><project>&b;</project>");

    assertThatThrownBy(workspace::transform)
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED));
  }

  @Test
  void filesThatMayHoldSecretsStayOutOfTheImage() {
    workspace.with("app.py", FLASK).transform();

    assertThat(workspace.generated("container/.dockerignore").lines())
        .contains("**/.env", "**/*.pem", ".git");
  }
}
