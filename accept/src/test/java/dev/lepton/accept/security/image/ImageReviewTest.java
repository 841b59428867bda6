package dev.lepton.accept.security.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.accept.security.image.TestImage.Layer;
import dev.lepton.accept.security.image.TestImage.Packing;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check passes on the safe image and fails on the same with one thing made wrong. */
class ImageReviewTest {
  private static final String LABELS =
      "\"org.opencontainers.image.title\":\"shop\",\"org.opencontainers.image.version\":\"1\"";

  private static final String SAFE =
      "{\"User\":\"10001\",\"Env\":[\"PATH=/bin\",\"DB_PASSWORD_FILE=/run/db\"],"
          + "\"Labels\":{"
          + LABELS
          + "},\"Entrypoint\":[\"/app/shop\"],\"ExposedPorts\":{\"8080/tcp\":{}},"
          + "\"Healthcheck\":{\"Test\":[\"CMD\",\"/app/shop\",\"--healthy\"]}}";

  private static final String KEY =
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n";

  @TempDir private Path folder;

  private static TestImage safe(Consumer<Layer> first, Consumer<Layer> second) {
    TestImage image =
        new TestImage().config(SAFE).history("[{\"created_by\":\"COPY shop /app # buildkit\"}]");
    Layer base = image.layer();
    base.folder("tmp", 01777)
        .folder("usr/bin", 0755)
        .file("etc/passwd", 0644, "root:x:0:0:root:/root:/bin/sh\nshop:x:10001:1::/:/bin/sh\n")
        .file("usr/bin/tool", 0755, "tool")
        .file("etc/nsswitch.conf", 0644, "passwd:         files\n")
        .link("bin", "usr/bin")
        .file("etc/ssl/private/snakeoil.key", 0640, "")
        .file("app/settings.properties", 0644, "db.password=${DB_PASSWORD}\ntoken.ttl=3\n");
    first.accept(base);
    second.accept(image.layer().file("app/shop", 0755, "program"));
    return image;
  }

  private List<SecurityCheck> failed(TestImage image) {
    return review(image.oci(folder.resolve("shop.tar"))).stream()
        .filter(check -> !check.passed())
        .toList();
  }

  private static List<SecurityCheck> review(Path file) {
    ImageReview review = new ImageReview();
    review.review(file);
    return review.reviewed().checks();
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void passesASafeImageHoweverItIsPacked(Packing packing) {
    TestImage image = safe(base -> {}, app -> {}).packed(packing);

    assertThat(failed(image)).isEmpty();
    assertThat(review(image.docker(folder.resolve("docker.tar"))))
        .hasSize(12)
        .allMatch(SecurityCheck::passed);
    assertThat(review(image.folder(folder.resolve("layout"))))
        .hasSize(12)
        .allMatch(SecurityCheck::passed);
  }

  private static Arguments of(String id, String where, Consumer<Layer> mistake) {
    return Arguments.of(id, where, mistake);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        of("setuid", "/app/helper, mode 4755", one -> one.file("app/helper", 04755, "x")),
        of("setuid", "/app/helper, mode 2755", one -> one.file("app/helper", 02755, "x")),
        of("setuid-base", "/usr/bin/su, mode 4755", one -> one.file("usr/bin/su", 04755, "x")),
        of("file-capabilities", "/app/ping", one -> one.capable("app/ping")),
        of("world-writable", "/etc/app.conf, mode 0666", one -> one.file("etc/app.conf", 0666, "")),
        of("world-writable", "/opt/shop, mode 0777", one -> one.folder("opt/shop", 0777)),
        of(
            "secrets",
            "layer 0, /app/tls.key, a private key",
            one -> one.file("app/tls.key", 0600, KEY)),
        of(
            "secrets",
            "layer 0, /app/.env, setting DB_PASSWORD",
            one -> one.file("app/.env", 0644, "A=1\nDB_PASSWORD=geheim\n")),
        of(
            "secrets",
            "layer 0, /app/application.yml, setting password",
            one -> one.file("app/application.yml", 0644, "db:\n  password: geheim\n")),
        of(
            "secrets",
            "layer 0, /root/.pgpass, a login",
            one -> one.file("root/.pgpass", 0600, "db:5432:shop:shop:geheim\n")),
        of(
            "secrets",
            "layer 0, /root/.npmrc, a login",
            one -> one.file("root/.npmrc", 0600, "//registry.example/:_authToken=abc\n")),
        of(
            "secrets",
            "layer 0, /app/store.p12, a store of keys",
            one -> one.file("app/store.p12", 0600, "x")),
        of(
            "package-cache",
            "/var/lib/apt/lists",
            one -> one.file("var/lib/apt/lists/deb.example_Packages", 0644, "x")),
        of(
            "package-cache",
            "/var/cache/apk",
            one -> one.file("var/cache/apk/APKINDEX.1.tar.gz", 0644, "x")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void findsAMistakeInAFile(String id, String where, Consumer<Layer> mistake) {
    assertThat(failed(safe(mistake, app -> {})))
        .singleElement()
        .satisfies(check -> assertThat(check.id()).isEqualTo("image-" + id))
        .satisfies(check -> assertThat(check.where()).isEqualTo("shop.tar: " + where))
        .satisfies(check -> assertThat(check.toString()).doesNotContain("geheim"));
  }

  /** Text of the safe configuration; what stands there instead; check; where. */
  static Stream<Arguments> configurations() {
    return Stream.of(
        Arguments.of("\"User\":\"10001\",", "", "user", "no user"),
        Arguments.of("\"10001\"", "\"0:0\"", "user", "user 0:0"),
        Arguments.of("\"10001\"", "\"shop\"", "numeric-user", "user shop"),
        Arguments.of("PATH=/bin", "API_KEY=geheim", "secrets", "environment, API_KEY"),
        Arguments.of(
            LABELS, LABELS + ",\"build.token\":\"geheim\"", "secrets", "label, build.token"),
        Arguments.of("8080/tcp", "80/tcp", "privileged-port", "port 80/tcp"),
        Arguments.of(
            "\"org.opencontainers.image.title\"",
            "\"title\"",
            "labels",
            "no label org.opencontainers.image.title"),
        Arguments.of("[\"CMD\"", "[\"NONE\"", "healthcheck", "no HEALTHCHECK"),
        Arguments.of(
            "[\"/app/shop\"]", "[\"/bin/sh\",\"-c\",\"shop\"]", "exec-form", "ENTRYPOINT"));
  }

  @ParameterizedTest(name = "{2}: {3}")
  @MethodSource("configurations")
  void findsAMistakeInTheConfiguration(String right, String wrong, String id, String where) {
    assertThat(SAFE).contains(right);

    assertThat(failed(safe(base -> {}, app -> {}).config(SAFE.replace(right, wrong))))
        .singleElement()
        .satisfies(check -> assertThat(check.id()).isEqualTo("image-" + id))
        .satisfies(check -> assertThat(check.where()).isEqualTo("shop.tar: " + where))
        .satisfies(check -> assertThat(check.toString()).doesNotContain("geheim"));
  }

  @Test
  void aUserWhoseNumberIsZeroIsRootByAnyName() {
    TestImage image =
        safe(base -> {}, app -> app.file("etc/passwd", 0644, "admin:x:0:0::/:/bin/sh\n"))
            .config(SAFE.replace("10001", "admin"));

    assertThat(failed(image))
        .extracting(SecurityCheck::id)
        .containsExactly("image-user", "image-numeric-user");
  }

  @Test
  void findsASecretInTheHistory() {
    TestImage image =
        safe(base -> {}, app -> {})
            .history("[{},{\"created_by\":\"RUN |1 NPM_TOKEN=geheim /bin/sh -c npm ci\"}]");

    assertThat(failed(image))
        .extracting(SecurityCheck::where)
        .containsExactly("shop.tar: history, step 2, NPM_TOKEN");
  }

  @Test
  void aDeletedFileIsGoneButADeletedSecretIsStillInItsLayer() {
    TestImage image =
        safe(
            base -> base.file("app/helper", 04755, "x").file("app/.env", 0644, "TOKEN=geheim\n"),
            app -> app.file("app/.wh.helper", 0644, "").file("app/.wh..env", 0644, ""));

    assertThat(failed(image))
        .extracting(SecurityCheck::where)
        .containsExactly("shop.tar: layer 0, /app/.env, setting TOKEN");
  }

  @Test
  void anOpaqueFolderHidesWhatLowerLayersHadButNotItsOwnFiles() {
    TestImage image =
        safe(
            base -> base.file("opt/a/old", 04755, "x"),
            app -> app.file("opt/a/new", 04755, "x").file("opt/a/.wh..wh..opq", 0644, ""));

    assertThat(failed(image))
        .extracting(SecurityCheck::where)
        .containsExactly("shop.tar: /opt/a/new, mode 4755");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app/.wh.tools", "app/tools"})
  void aWholeFolderThatIsDeletedOrReplacedIsGone(String upper) {
    TestImage image =
        safe(
            base -> base.file("app/tools/deep/helper", 04755, "x").file("app/tools2", 04755, "x"),
            app -> app.file(upper, 0644, ""));

    assertThat(failed(image))
        .extracting(SecurityCheck::where)
        .containsExactly("shop.tar: /app/tools2, mode 4755");
  }

  @Test
  void aLaterLayerMayTakeTheBitsAway() {
    TestImage image =
        safe(base -> base.file("usr/bin/su", 04755, "x"), app -> app.file("usr/bin/su", 0755, "x"));

    assertThat(failed(image)).isEmpty();
  }

  @Test
  void namesThatLeadOutOfTheImageLeadNowhere() {
    TestImage image = safe(base -> base.file("../../app/helper", 04755, "x"), app -> {});

    assertThat(failed(image))
        .extracting(SecurityCheck::where)
        .containsExactly("shop.tar: /app/helper, mode 4755");
  }

  @Test
  void anImageThatSaysItIsDistrolessHasNoShell() {
    String distroless =
        SAFE.replace(
            LABELS, LABELS + ",\"org.opencontainers.image.base.name\":\"x/distroless/java\"");

    assertThat(failed(safe(base -> {}, app -> {}).config(distroless))).isEmpty();
    assertThat(failed(safe(base -> base.file("bin/sh", 0755, "x"), app -> {}).config(distroless)))
        .extracting(SecurityCheck::where)
        .containsExactly("shop.tar: /bin/sh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etc/ssl/private/site.key",
        "usr/lib/python3/dist-packages/tests/id.pem",
        "app/node_modules/agent/test/ssl.key",
      })
  void whatCameWithALibraryIsNoSecretOfTheApplication(String path) {
    assertThat(failed(safe(base -> base.file(path, 0644, KEY), app -> {}))).isEmpty();
  }
}
