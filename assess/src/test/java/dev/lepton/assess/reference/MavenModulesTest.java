package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenModulesTest {
  @TempDir private Path folder;

  private void pom(String path, String more) throws IOException {
    Path pom = folder.resolve(path).resolve("pom.xml");
    Files.createDirectories(pom.getParent());
    String name = path.isEmpty() ? "top" : path.replace('/', '-');
    Files.writeString(
        pom,
        """
        <project>
          <groupId>org.acme</groupId><artifactId>%s</artifactId><version>1</version>
          %s
          <dependencies>
            <dependency><groupId>org.lib</groupId><artifactId>a</artifactId></dependency>
          </dependencies>
        </project>
        """
            .formatted(name, more));
  }

  private CollectedHits ask() {
    return Inputs.ask(new JavaProvider(), "dependency", folder, Map.of("name", "org.lib.a"));
  }

  @Test
  void aPomThatNothingAboveItNamesIsAnotherProject() throws IOException {
    pom("", "");
    pom("sample", "");

    CollectedHits hits = ask();

    assertThat(hits.places(0)).containsExactly("pom.xml:5");
    assertThat(hits.unread())
        .singleElement()
        .asString()
        .contains("no modules of it")
        .endsWith("sample/pom.xml");
  }

  @Test
  void modulesOfAnyProfileAreBuilt() throws IOException {
    pom("", "<modules><module>web</module><module>core/pom.xml</module></modules>");
    pom(
        "web",
        "<profiles><profile><id>x</id><modules><module>../extra</module></modules></profile>"
            + "</profiles>");
    pom("core", "");
    pom("extra", "");

    CollectedHits hits = ask();

    assertThat(hits.places(0)).hasSize(4);
    assertThat(hits.unread()).isEmpty();
  }

  @Test
  void whatNamesAPomAboveItAsItsParentBelongsToIt() throws IOException {
    pom("", "");
    pom(
        "child",
        "<parent><groupId>org.acme</groupId><artifactId>top</artifactId><version>1</version>"
            + "</parent>");

    assertThat(ask().places(0)).hasSize(2);
  }

  @Test
  void withoutAPomAboveThemAllAre() throws IOException {
    pom("one", "");
    pom("two", "");

    assertThat(ask().places(0)).hasSize(2);
  }
}
