package dev.lepton.assess.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CycloneDxTest implements HitSink {
  @TempDir private Path folder;
  private final List<String> unread = new ArrayList<>();

  @Override
  public void hit(int query, Hit hit) {
    throw new AssertionError("nothing was asked");
  }

  @Override
  public void fail(int query, String reason) {
    throw new AssertionError(reason);
  }

  @Override
  public void unread(URI file, String reason) {
    unread.add(reason);
  }

  private String text(Path root, Optional<Path> repository) {
    try (FileTable table = InputWalker.open(List.of(root), Mode.FULL, InputLimits.DEFAULT)) {
      return CycloneDx.of(new AnalysisInput(table, Mode.FULL, repository, 1), "1", this);
    }
  }

  private static Map<String, JsonNode> components(String text) {
    Map<String, JsonNode> components = new TreeMap<>();
    for (JsonNode one : JsonMapper.shared().readTree(text).path("components")) {
      components.put(one.path("bom-ref").asString(), one);
    }
    return components;
  }

  private static List<String> asks(String text, String reference) {
    for (JsonNode one : JsonMapper.shared().readTree(text).path("dependencies")) {
      if (one.path("ref").asString().equals(reference)) {
        return one.path("dependsOn").valueStream().map(JsonNode::asString).toList();
      }
    }
    return List.of();
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = bytes;
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry named = new ZipEntry(entry.getKey());
        named.setTime(0);
        zip.putNextEntry(named);
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final String CORE = "pkg:maven/org.lib/core@2.5";
  private static final String LEAF = "pkg:maven/org.lib/leaf@1.0";

  private void application() throws IOException {
    file(
        "app/pom.xml",
        """
        <project>
          <groupId>org.acme</groupId><artifactId>shop</artifactId><version>1</version>
          <dependencies><dependency>
            <groupId>org.lib</groupId><artifactId>core</artifactId><version>2.5</version>
          </dependency></dependencies>
        </project>
        """);
    file("app/package.json", "{\"dependencies\": {\"@scope/left\": \"4.0.0\"}}");
    file("app/composer.json", "{\"require\": {\"symfony/console\": \"5.4.1\"}}");
    file(
        "repository/org/lib/core/2.5/core-2.5.pom",
        """
        <project>
          <groupId>org.lib</groupId><artifactId>core</artifactId><version>2.5</version>
          <licenses><license><name>Apache-2.0</name></license></licenses>
          <dependencies><dependency>
            <groupId>org.lib</groupId><artifactId>leaf</artifactId><version>1.0</version>
          </dependency></dependencies>
        </project>
        """);
  }

  @Test
  void itIsValidAgainstTheSchema() throws IOException {
    application();
    Files.write(folder.resolve("app/odd.jar"), zip(Map.of("a.txt", utf8("a"))));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder ->
                builder.schemaIdResolvers(
                    resolvers ->
                        resolvers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")));

    List<Error> errors =
        registry
            .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"))
            .validate(
                text(folder.resolve("app"), Optional.of(folder.resolve("repository"))),
                InputFormat.JSON);

    assertThat(errors).isEmpty();
    assertThat(unread).isEmpty();
  }

  @Test
  void whatIsDeclaredAndWhatItBringsAlongIsListedWithItsGraphAndLicences() throws IOException {
    application();

    String text = text(folder.resolve("app"), Optional.of(folder.resolve("repository")));

    assertThat(components(text))
        .containsOnlyKeys(
            CORE, LEAF, "pkg:npm/%40scope/left@4.0.0", "pkg:composer/symfony/console@5.4.1");
    assertThat(asks(text, "application")).contains(CORE).doesNotContain(LEAF);
    assertThat(asks(text, CORE)).containsExactly(LEAF);
    assertThat(components(text).get(CORE).at("/licenses/0/license/id").asString())
        .isEqualTo("Apache-2.0");
  }

  @Test
  void aCarriedJarHasItsNameFromInsideAndItsDigest() throws IOException {
    byte[] jar =
        zip(
            Map.of(
                "META-INF/maven/org.lib/core/pom.properties",
                utf8("groupId=org.lib\nartifactId=core\nversion=2.5\n")));
    Files.write(folder.resolve("shop.war"), zip(Map.of("WEB-INF/lib/renamed.jar", jar)));

    JsonNode core = components(text(folder.resolve("shop.war"), Optional.empty())).get(CORE);

    assertThat(core.at("/hashes/0/alg").asString()).isEqualTo("SHA-256");
    assertThat(core.at("/hashes/0/content").asString()).matches("[0-9a-f]{64}");
    assertThat(core.path("properties").toString()).contains("WEB-INF/lib/renamed.jar");
  }

  @Test
  void theSameInputGivesTheSameTextAndAnotherOneAnotherSerialNumber() throws IOException {
    application();
    String first = text(folder.resolve("app"), Optional.empty());

    assertThat(text(folder.resolve("app"), Optional.empty())).isEqualTo(first);
    assertThat(first).doesNotContain("timestamp");

    file("app/requirements.txt", "flask==2.0\n");
    String second = text(folder.resolve("app"), Optional.empty());
    assertThat(JsonMapper.shared().readTree(second).path("serialNumber"))
        .isNotEqualTo(JsonMapper.shared().readTree(first).path("serialNumber"));
  }
}
