package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.LibrarySelection;
import dev.lepton.assess.ruleset.LabelSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dependencies bring along, by the poms and jars of a local Maven repository. */
class MavenLibrariesTest {
  @TempDir Path folder;
  @TempDir Path repository;

  /** What the library's jar holds. */
  static class Account extends Thread {}

  private void app(String... dependencies) throws IOException {
    managing("", dependencies);
  }

  private void managing(String managed, String... dependencies) throws IOException {
    Files.writeString(folder.resolve("pom.xml"), pom("app", managed + dependencies(dependencies)));
  }

  private void library(String name, String version, String... dependencies) throws IOException {
    Path pom = repository.resolve("org/lib/" + name + "/" + version);
    Files.createDirectories(pom);
    Files.writeString(
        pom.resolve(name + "-" + version + ".pom"), pom(name, dependencies(dependencies)));
  }

  private static String pom(String artifact, String inner) {
    return "<project>\n<groupId>org.lib</groupId><artifactId>"
        + artifact
        + "</artifactId><version>1</version>\n"
        + inner
        + "</project>\n";
  }

  private static String dependencies(String... dependencies) {
    return "<dependencies>\n" + String.join("", dependencies) + "</dependencies>\n";
  }

  private static String on(String name, String version, String... more) {
    return "<dependency><groupId>org.lib</groupId><artifactId>"
        + name
        + "</artifactId><version>"
        + version
        + "</version>"
        + String.join("", more)
        + "</dependency>\n";
  }

  private TreeSet<String> versions(String name) {
    CollectedHits hits =
        Inputs.ask(
            new JavaProvider(),
            "dependency",
            folder,
            Optional.of(repository),
            Map.of("name", "org.lib." + name, "lowerbound", "0.0.0"));
    TreeSet<String> versions = new TreeSet<>();
    hits.hits(0).forEach(hit -> versions.add(String.valueOf(hit.variables().get("version"))));
    return versions;
  }

  @Test
  void whatALibraryNeedsIsADependencyToo() throws IOException {
    app(on("web", "1"));
    library("web", "1", on("core", "2"));
    library("core", "2", on("deep", "3", "<scope>runtime</scope>"));

    assertThat(versions("core")).containsExactly("2");
    assertThat(versions("deep")).containsExactly("3");
  }

  @Test
  void onlyDeclaredDependenciesHaveALine() throws IOException {
    app(on("web", "1"));
    library("web", "1", on("core", "2"));

    CollectedHits hits =
        Inputs.ask(
            new JavaProvider(),
            "dependency",
            folder,
            Optional.of(repository),
            Map.of("nameregex", "org\\.lib\\..*"));
    assertThat(hits.places(0)).containsExactly("pom.xml:0", "pom.xml:4");
  }

  @Test
  void theNearestVersionIsTaken() throws IOException {
    app(on("web", "1"), on("core", "9"));
    library("web", "1", on("core", "2"), on("side", "1"));
    library("side", "1", on("far", "1"));
    library("core", "9", on("far", "2"));

    assertThat(versions("core")).containsExactly("9");
    assertThat(versions("far")).containsExactly("2");
  }

  @Test
  void whatTheApplicationManagesGoesFirst() throws IOException {
    managing(
        "<dependencyManagement>" + dependencies(on("core", "5")) + "</dependencyManagement>",
        on("web", "1"));
    library("web", "1", on("core", "2"));

    assertThat(versions("core")).containsExactly("5");
  }

  @Test
  void exclusionsOptionalAndTestDependenciesStayOut() throws IOException {
    app(
        on(
            "web",
            "1",
            "<exclusions><exclusion><groupId>org.lib</groupId><artifactId>core</artifactId>"
                + "</exclusion></exclusions>"));
    library(
        "web",
        "1",
        on("side", "1"),
        on("maybe", "1", "<optional>true</optional>"),
        on("tests", "1", "<scope>test</scope>"));
    library("side", "1", on("core", "2"));

    assertThat(versions("side")).hasSize(1);
    assertThat(versions("core")).isEmpty();
    assertThat(versions("maybe")).isEmpty();
    assertThat(versions("tests")).isEmpty();
  }

  @Test
  void librariesThatNeedEachOtherComeToAnEnd() throws IOException {
    app(on("web", "1"));
    library("web", "1", on("core", "2"));
    library("core", "2", on("web", "1"));

    assertThat(versions("core")).containsExactly("2");
  }

  @Test
  void aJarOfTheRepositoryTellsWhatATypeInherits() throws IOException {
    app(on("web", "1"));
    library("web", "1");
    jar();
    String parent = MavenLibrariesTest.class.getName();
    Files.writeString(
        folder.resolve("Use.java"),
        "class Own extends "
            + parent
            + ".Account {}\nclass Use {\n void run(Own own) {\n"
            + "  own.start();\n }\n}\n");

    CollectedHits hits =
        Inputs.ask(
            new JavaProvider(),
            "referenced",
            folder,
            Optional.of(repository),
            Map.of("location", "METHOD_CALL", "pattern", "java.lang.Thread.start"));
    assertThat(hits.places(0)).containsExactly("Use.java:4");
  }

  private void jar() throws IOException {
    String entry = Account.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(repository.resolve("org/lib/web/1/web-1.jar"));
        ZipOutputStream zip = new ZipOutputStream(out);
        InputStream in = Account.class.getResourceAsStream("/" + entry)) {
      zip.putNextEntry(new ZipEntry(entry));
      in.transferTo(zip);
    }
  }

  private List<Hit> threads(LibrarySelection libraries) throws IOException {
    app(on("web", "1"));
    library("web", "1");
    jar();
    Map<String, Object> condition =
        Map.of("location", "INHERITANCE", "pattern", "java.lang.Thread");
    return Inputs.ask(
            new JavaProvider(),
            folder,
            Optional.of(repository),
            libraries,
            List.of(new Query(0, "referenced", condition)))
        .hits(0);
  }

  private static LibrarySelection labelled(String selector) {
    return new LibrarySelection(LabelSelector.parse(selector)::matches, List.of(), true);
  }

  @Test
  void aJarThatABuildNamesIsLookedIntoWhenThatIsAskedFor() throws IOException {
    assertThat(threads(LibrarySelection.ALL)).isEmpty();
    assertThat(threads(LibrarySelection.ALL.ofBuilds(true)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.uri().toString()).contains("web-1.jar!/dev/lepton"))
        .extracting(Hit::dependency)
        .isEqualTo(true);
  }

  @Test
  void ofTheJarsThatABuildNamesOnlyThoseWithTheLabelsAreLookedInto() throws IOException {
    assertThat(threads(labelled("konveyor.io/dep-source=internal"))).hasSize(1);
    assertThat(threads(labelled("konveyor.io/dep-source=open-source"))).isEmpty();
  }
}
