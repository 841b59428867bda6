package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.LibrarySelection;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.ruleset.LabelSelector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dependencies are selected by where they come from. */
class DependencyLabelsTest {
  private static final String OURS = "!konveyor.io/dep-source=open-source";
  @TempDir Path folder;
  @TempDir Path repository;

  /** What a library's class does. */
  static class Runner extends Thread {}

  private CollectedHits ask(
      Provider provider, String capability, String selector, Map<String, Object> condition) {
    return ask(provider, capability, selector, condition, List.of());
  }

  private CollectedHits ask(
      Provider provider,
      String capability,
      String selector,
      Map<String, Object> condition,
      List<Pattern> open) {
    CollectedHits hits = new CollectedHits(folder);
    Path war = folder.resolve("app.war");
    List<Path> roots = List.of(Files.exists(war) ? war : folder);
    try (FileTable table = InputWalker.open(roots, Mode.FULL, InputLimits.DEFAULT)) {
      provider.analyse(
          new AnalysisInput(table, Mode.FULL, Optional.of(repository), 1)
              .with(new LibrarySelection(LabelSelector.parse(selector)::matches, open, false)),
          List.of(new Query(0, capability, condition)),
          hits);
    }
    return hits;
  }

  private void pom() throws IOException {
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project><groupId>com.acme</groupId><artifactId>app</artifactId><version>1</version>
        <dependencies>
        <dependency><groupId>org.apache.commons</groupId><artifactId>commons-text</artifactId><version>1.9</version></dependency>
        <dependency><groupId>com.acme</groupId><artifactId>base</artifactId><version>2.0</version></dependency>
        </dependencies></project>
        """);
  }

  private static Map<String, Object> any() {
    return Map.of("nameregex", ".*", "lowerbound", "0.0.0");
  }

  @Test
  void openSourceIsLeftOutOfConditions() throws IOException {
    pom();

    CollectedHits hits = ask(new JavaProvider(), "dependency", OURS, any());

    assertThat(hits.places(0)).containsExactly("pom.xml:4");
  }

  @Test
  void languageIsALabelToo() throws IOException {
    pom();

    assertThat(ask(new JavaProvider(), "dependency", "konveyor.io/language=java", any()).places(0))
        .hasSize(2);
    assertThat(ask(new JavaProvider(), "dependency", "konveyor.io/language=go", any()).places(0))
        .isEmpty();
  }

  @Test
  void whatMavenCentralDeliveredIsOpenSource() throws IOException {
    pom();
    Path note = repository.resolve("com/acme/base/2.0/_remote.repositories");
    Files.createDirectories(note.getParent());
    Files.writeString(note, "base-2.0.jar>central=\n");

    assertThat(ask(new JavaProvider(), "dependency", OURS, any()).places(0)).isEmpty();
  }

  @Test
  void theUserMayNameMore() throws IOException {
    pom();

    CollectedHits hits =
        ask(
            new JavaProvider(),
            "dependency",
            "konveyor.io/dep-source=open-source",
            any(),
            List.of(Pattern.compile("^com\\.acme\\.base$")));

    assertThat(hits.places(0)).containsExactly("pom.xml:3", "pom.xml:4");
  }

  @Test
  void librariesOfAnArchiveAreLeftOutWithTheirClasses() throws IOException {
    try (ZipOutputStream war =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("app.war")))) {
      add(war, "WEB-INF/classes/Runner.class", runner());
      add(war, "WEB-INF/lib/text-1.jar", library("org.apache.commons", "text"));
      add(war, "WEB-INF/lib/base-1.jar", library("com.acme", "base"));
    }

    CollectedHits hits =
        ask(
            new JavaProvider(),
            "referenced",
            OURS,
            Map.of("location", "INHERITANCE", "pattern", "java.lang.Thread"));

    assertThat(hits.places(0)).hasSize(2).noneMatch(place -> place.contains("text-1.jar"));
  }

  @Test
  void aJarWithoutCoordinatesIsNamedByItsManifestAndItsFile() throws IOException {
    try (ZipOutputStream war =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("app.war")))) {
      add(war, "WEB-INF/lib/vendor-1.5.jar", manifest("Implementation-Vendor-Id: com.acme"));
      add(
          war,
          "WEB-INF/lib/text.jar",
          manifest("Bundle-SymbolicName: org.apache.text;singleton:=true\nBundle-Version: 1.5.0"));
      add(war, "WEB-INF/lib/plain-1.6.jar", manifest("Created-By: nobody"));
    }

    CollectedHits vendor = named("com.acme.vendor", "1.5");
    CollectedHits bundle = named("org.apache.text", "1.5");
    CollectedHits plain = named("plain", "1.5.1");

    assertThat(vendor.places(0)).hasSize(1);
    assertThat(bundle.places(0)).hasSize(1);
    assertThat(plain.places(0)).hasSize(1);
    assertThat(named("plain", "1.7").places(0)).isEmpty();
  }

  private CollectedHits named(String name, String lower) {
    return ask(
        new JavaProvider(),
        "dependency",
        "konveyor.io/language=java",
        Map.of("name", name, "lowerbound", lower));
  }

  private static byte[] manifest(String lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      String text = "Manifest-Version: 1.0\n" + lines + "\n";
      add(jar, "META-INF/MANIFEST.MF", text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] library(String group, String artifact) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      String properties = "groupId=" + group + "\nartifactId=" + artifact + "\nversion=1\n";
      add(
          jar,
          "META-INF/maven/" + group + "/" + artifact + "/pom.properties",
          properties.getBytes(StandardCharsets.UTF_8));
      add(jar, "lib/Runner.class", runner());
    }
    return bytes.toByteArray();
  }

  private static byte[] runner() throws IOException {
    try (InputStream in =
        DependencyLabelsTest.class.getResourceAsStream("DependencyLabelsTest$Runner.class")) {
      return in.readAllBytes();
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
