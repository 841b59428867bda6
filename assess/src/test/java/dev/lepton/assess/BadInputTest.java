package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lepton.assess.findings.RuleGroup;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  @TempDir private Path folder;
  private Sources sources;

  @BeforeEach
  void createSources() {
    sources = new Sources(folder);
  }

  private void expectRefused(Path path, String what) {
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> new Sources(path).assess())
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
              assertThat(e.problems().get(0).what()).contains(what);
              assertThat(e.problems().get(0).where()).isEqualTo(path.toString());
              assertThat(e.problems().get(0).fix()).contains("spec.application.path");
            });
  }

  @Test
  void aMissingFolderIsRefused() {
    expectRefused(folder.resolve("nowhere"), "does not exist");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    expectRefused(Files.createFile(folder.resolve("file")), "not a folder");
  }

  @Test
  void anEmptyFolderIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("target/classes"));
    Files.createFile(folder.resolve("target/classes/A.java"));
    expectRefused(folder, "no file");
  }

  @Test
  void unknownRefactorSettingIsRefused() {
    sources.file("a.py", "x = 1\n");
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> Sources.assess(Migrations.of(folder).refactor("maybe")))
        .satisfies(
            e -> assertThat(e.problems().get(0).where()).isEqualTo("spec.transform.refactor"));
  }

  @Test
  void anotherEncodingIsReadAndReported() throws IOException {
    Files.write(
        folder.resolve("A.java"),
        "class A { /* \u00fc */ String password = \"tiger-7\"; }"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(sources.found()).containsExactly("A.java:1 lepton-java-secret-0010");
    assertThat(sources.assess().notAnalysed())
        .containsExactly("A.java: is not valid UTF-8; read as ISO-8859-1");
  }

  @Test
  void utf16IsReadByItsMark() throws IOException {
    Files.write(
        folder.resolve("a.py"),
        "\uFEFFpassword = 'tiger-7'\r\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(sources.found()).containsExactly("a.py:1 lepton-python-secret-0020");
  }

  @Test
  void binaryDataInSourceClothesIsLeftOut() throws IOException {
    Files.write(folder.resolve("A.java"), new byte[] {1, 0, 2});
    assertThat(sources.assess().notAnalysed())
        .containsExactly("A.java: binary, in spite of its name");
  }

  @Test
  void aHugeFileIsLeftOut() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("dump.sql").toFile(), "rw")) {
      file.setLength(6L * 1024 * 1024);
    }
    sources.file("a.py", "x = 1\n");
    assertThat(sources.assess().notAnalysed())
        .containsExactly("dump.sql: 6.0 MiB, more than the 5 MiB that are read");
  }

  @Test
  void linksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
    sources.file("src/a.py", "password = 'tiger-7'\n");
    new Sources(elsewhere).file("b.py", "password = 'tiger-8'\n");
    Files.createSymbolicLink(folder.resolve("src/round"), folder);
    Files.createSymbolicLink(folder.resolve("out"), elsewhere);
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    assertThat(sources.found()).containsExactly("src/a.py:1 lepton-python-secret-0020");
    assertThat(sources.assess().notAnalysed())
        .containsExactly(
            "gone: a symbolic link that leads nowhere",
            "out: a symbolic link that leads out of the application");
  }

  @Test
  void externalEntitiesAreNotFetched(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret"), "jdbc:oracle:thin:@stolen");
    sources.file(
        "beans.xml",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<a><url>&x;</url></a>");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void entityBombsDoNotGoOff() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"boom\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY e")
          .append(i)
          .append(" \"")
          .append(("&e" + (i - 1) + ";").repeat(2))
          .append("\">");
    }
    sources.file("beans.xml", bomb + "]><a>&e29;</a>");
    assertThat(sources.found()).isEmpty();
  }

  @Test
  void yamlBombsDoNotGoOff() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a")
          .append(i)
          .append(": &a")
          .append(i)
          .append(" [*a")
          .append(i - 1)
          .append(", *a")
          .append(i - 1)
          .append("]\n");
    }
    sources.file("bomb.yml", bomb + "password: tiger-7\n");
    assertThat(sources.found()).containsExactly("bomb.yml:41 lepton-platform-secret-0010");
  }

  @Test
  void brokenConfigurationIsReadAsFarAsItGoes() {
    sources
        .file("a.yml", "password: tiger-7\nb: [1, 2\nc: }\n")
        .file("b.json", "{\"password\": \"tiger-7\", ")
        .file("c.xml", "<a password=\"tiger-7\"><b></a>")
        .file("d.properties", "bad=\\uZZZZ\npassword=tiger-7\n");
    assertThat(sources.found(RuleGroup.SECRETS_IN_FILES))
        .containsExactly("a.yml:1", "b.json:1", "c.xml:1", "d.properties:2");
    assertThat(sources.assess().notAnalysed())
        .hasSize(3)
        .allMatch(note -> note.matches("[abc]\\.\\w+:\\d: is not .*"));
  }

  @Test
  void deeplyNestedSourceDoesNotEndTheRun() {
    sources
        .file(
            "Deep.java",
            "class Deep { int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }")
        .file("Long.java", "class Long { String s = " + "\"a\" + ".repeat(5_000) + "\"b\"; }")
        .file("deep.json", "[".repeat(100_000))
        .file("a.py", "password = 'tiger-7'\n");
    assertThat(sources.found()).containsExactly("a.py:1 lepton-python-secret-0020");
  }
}
