package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is secret in a source tree is in no byte of the image that is made of it. */
class ImageSecretsIT {
  private static final String SECRET = "planted-secret-4711";

  /** What must be in the image: a search that cannot find it would find nothing else either. */
  private static final String GREETING = "greeting-0815";

  /** Of the application, and so of its image: nobody else's is taken away. */
  private static final String NAME = "planted-secrets";

  private static final String IMAGE = "localhost/" + NAME + ":1.0";

  private static final String BASE = "localhost/lepton-runtimes:bookworm";

  /** Where a tar file says that it is one. */
  private static final int TAR_MARK = 257;

  @TempDir private Path work;
  private Path source;

  @BeforeEach
  void plantSecrets() throws IOException {
    source = work.resolve(NAME);
    write(".env", "DATABASE_PASSWORD=" + SECRET + "\n");
    write("certs/server.key", key());
    write(".aws/credentials", "[default]\naws_secret_access_key = " + SECRET + "\n");
    write(".git/config", "[remote \"origin\"]\n\turl = https://me:" + SECRET + "@example.org/a\n");
    write("deploy/.kube/config", "users: [{name: me, user: {token: " + SECRET + "}}]\n");
  }

  private static String key() {
    return "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----\n";
  }

  private void write(String file, String text) throws IOException {
    Path path = source.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void noneIsInAnImageOfJavaMadeWithoutAnEngine() throws Exception {
    write(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>planted</groupId>
          <artifactId>greeter</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.source>17</maven.compiler.source>
            <maven.compiler.target>17</maven.compiler.target>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
        </project>
        """);
    write(
        "src/main/java/planted/Greeter.java",
        """
        package planted;

        public final class Greeter {
          public static void main(String[] arguments) {
            System.out.println("%s");
          }
        }
        """
            .formatted(GREETING));
    write("src/main/resources/client.p12", key());

    requireNoSecret(image("--builder", "jib", "--base", "BASE_IMAGE=tar://" + base()));
  }

  @Test
  @Tag("podman")
  void noneIsInAnImageOfPythonMadeByPodman() throws IOException {
    PodmanHere.require();
    write(
        "app.py",
        """
        from flask import Flask

        app = Flask(__name__)
        PASSWORD = "%s"


        @app.route("/")
        def index():
            return "%s"
        """
            .formatted(SECRET, GREETING));
    write("requirements.txt", "flask\n");

    try {
      Path archive =
          image(
              "--builder",
              "podman",
              "--base",
              "BASE_IMAGE=" + BASE,
              "--base",
              "BUILD_IMAGE=" + BASE);

      assertThat(PodmanHere.hasImage(IMAGE)).as("the image that is to be taken away").isTrue();
      requireNoSecret(archive);
    } finally {
      PodmanHere.removeImage(IMAGE);
    }
  }

  /** An image of a system, as far as Jib minds. */
  private Path base() throws Exception {
    Path file = Files.writeString(work.resolve("os-release"), "ID=test\n");
    Path base = work.resolve("base.tar");
    Jib.fromScratch()
        .addLayer(List.of(file), AbsoluteUnixPath.get("/etc"))
        .containerize(
            Containerizer.to(TarImage.at(base).named("base"))
                .setApplicationLayersCache(work.resolve("cache")));
    return base;
  }

  private Path image(String... builder) {
    String out = work.resolve("out").toString();
    CommandLineRun transformed = CommandLineRun.of("transform", source.toString(), "--out", out);
    assertThat(transformed.status()).as(transformed.err()).isZero();
    List<String> words = new ArrayList<>(List.of("image", out));
    words.addAll(List.of("--save", work.resolve("saved").toString()));
    words.addAll(Arrays.asList(builder));
    CommandLineRun made = CommandLineRun.of(System.getenv(), words.toArray(String[]::new));
    assertThat(made.status()).as(made.err()).isZero();
    return work.resolve("saved").resolve(NAME + ".tar");
  }

  private static void requireNoSecret(Path archive) throws IOException {
    List<String> greeting = new ArrayList<>();
    List<String> secret = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
      look(
          "image",
          in,
          (name, text) -> {
            if (text.contains(GREETING)) {
              greeting.add(name);
            }
            if (text.contains(SECRET)) {
              secret.add(name);
            }
          });
    }

    assertThat(greeting).as("where is what belongs there").isNotEmpty();
    assertThat(secret).as("where is what is secret").isEmpty();
  }

  /**
   * Shows all files, those in archives too, however deep; layers are archives within the image's.
   *
   * @param in buffered; not closed
   */
  private static void look(String name, InputStream in, BiConsumer<String, String> file)
      throws IOException {
    in.mark(TAR_MARK + 5);
    String start = new String(in.readNBytes(TAR_MARK + 5), StandardCharsets.ISO_8859_1);
    in.reset();
    if (start.startsWith("\u001f\u008b")) {
      look(name, new BufferedInputStream(new GZIPInputStream(in)), file);
    } else if (start.endsWith("ustar")) {
      lookInto(name, new TarArchiveInputStream(in), file);
    } else if (start.startsWith("PK\u0003\u0004")) {
      lookInto(name, new ZipArchiveInputStream(in), file);
    } else {
      file.accept(name, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  private static void lookInto(
      String name, ArchiveInputStream<?> archive, BiConsumer<String, String> file)
      throws IOException {
    ArchiveEntry entry;
    while ((entry = archive.getNextEntry()) != null) {
      if (!entry.isDirectory()) {
        look(name + "!" + entry.getName(), new BufferedInputStream(archive), file);
      }
    }
  }
}
