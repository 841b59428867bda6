package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.reference.script.ScriptLanguage;
import dev.lepton.assess.reference.script.ScriptProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyTest {
  private static final Provider JAVA = new JavaProvider();

  @TempDir Path folder;

  private TreeSet<String> ask(Provider provider, Map<String, Object> condition) {
    return Inputs.ask(provider, "dependency", folder, condition).places(0);
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void poms() throws IOException {
    file(
        "pom.xml",
        """
        <project>
          <groupId>org.acme</groupId><artifactId>parent</artifactId><version>1</version>
          <properties><lib.version>2.5.0</lib.version></properties>
          <dependencyManagement><dependencies>
            <dependency>
              <groupId>org.lib</groupId><artifactId>managed</artifactId><version>3.1</version>
            </dependency>
          </dependencies></dependencyManagement>
        </project>
        """);
    file(
        "web/pom.xml",
        """
        <project>
          <parent>
            <groupId>org.acme</groupId><artifactId>parent</artifactId><version>1</version>
          </parent>
          <artifactId>web</artifactId>
          <dependencies>
            <dependency>
              <groupId>org.lib</groupId>
              <artifactId>core</artifactId>
              <version>${lib.version}</version>
            </dependency>
            <dependency>
              <groupId>org.lib</groupId>
              <artifactId>managed</artifactId>
            </dependency>
            <!-- <dependency><groupId>org.lib</groupId><artifactId>gone</artifactId></dependency> -->
            <dependency>
              <groupId>org.lib</groupId>
              <artifactId>mystery</artifactId>
            </dependency>
          </dependencies>
        </project>
        """);
  }

  @Test
  void aPropertyOfTheParentGivesTheVersion() throws IOException {
    poms();

    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "lowerbound", "2.5.0")))
        .containsExactly("web/pom.xml:9");
    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "lowerbound", "2.5.1"))).isEmpty();
    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "upperbound", "2.10"))).hasSize(1);
    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "upperbound", "2.4.9"))).isEmpty();
  }

  @Test
  void aManagedVersionCountsAndACommentDoesNot() throws IOException {
    poms();

    assertThat(ask(JAVA, Map.of("name", "org.lib.managed", "lowerbound", "3.0"))).hasSize(1);
    assertThat(ask(JAVA, Map.of("name", "org.lib.managed", "upperbound", "3.0"))).isEmpty();
    assertThat(ask(JAVA, Map.of("nameregex", "org\\.lib\\.gone"))).isEmpty();
  }

  @Test
  void anUnknownVersionLiesAboveZeroOnly() throws IOException {
    poms();

    assertThat(ask(JAVA, Map.of("name", "org.lib.mystery", "lowerbound", "0.0.0"))).hasSize(1);
    assertThat(ask(JAVA, Map.of("name", "org.lib.mystery", "lowerbound", "1.0"))).isEmpty();
    assertThat(ask(JAVA, Map.of("name", "org.lib.mystery", "upperbound", "9.0"))).isEmpty();
  }

  @Test
  void gradleScriptsAndCataloguesAreRead() throws IOException {
    file(
        "build.gradle",
        """
        def libVersion = '2.0'
        dependencies {
          // implementation 'org.lib:gone:1'
          implementation "org.lib:core:${libVersion}"
          testImplementation group: 'org.lib', name: 'named', version: '1.5'
        }
        """);
    file(
        "gradle/libs.versions.toml",
        """
        [versions]
        cat = "4.2"
        [libraries]
        one = { module = "org.lib:cat", version.ref = "cat" }
        """);

    assertThat(ask(JAVA, Map.of("name", "org.lib.core", "lowerbound", "2.0")))
        .containsExactly("build.gradle:4");
    assertThat(ask(JAVA, Map.of("name", "org.lib.named", "upperbound", "1.5")))
        .containsExactly("build.gradle:5");
    assertThat(ask(JAVA, Map.of("name", "org.lib.cat", "lowerbound", "4.2")))
        .containsExactly("gradle/libs.versions.toml:4");
    assertThat(ask(JAVA, Map.of("nameregex", ".*gone"))).isEmpty();
  }

  @Test
  void otherTechnologiesHaveTheirOwnFilesAndOrders() throws IOException {
    file("package.json", "{\n \"dependencies\": {\n  \"left\": \"^4.0.0-rc.1\"\n }\n}\n");
    file("go.mod", "module x\n\nrequire (\n\texample.org/lib v1.2.3\n)\n");
    file("requirements.txt", "# lib==1\nlib==2.0rc1\n");
    file(
        "a.csproj",
        "<Project>\n<PackageReference Include=\"Lib\" Version=\"5.1\" />\n</Project>\n");

    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.NODEJS),
                Map.of("name", "left", "upperbound", "3.9")))
        .isEmpty();
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.NODEJS),
                Map.of("name", "left", "upperbound", "4.0.0")))
        .containsExactly("package.json:3");
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.GO),
                Map.of("name", "example.org/lib", "lowerbound", "1.2.3")))
        .containsExactly("go.mod:4");
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.PYTHON),
                Map.of("name", "lib", "lowerbound", "2.0")))
        .isEmpty();
    assertThat(
            ask(
                new ScriptProvider(ScriptLanguage.CSHARP),
                Map.of("name", "Lib", "lowerbound", "5.0")))
        .containsExactly("a.csproj:2");
  }
}
