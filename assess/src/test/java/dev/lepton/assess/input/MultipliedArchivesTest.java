package dev.lepton.assess.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bombs multiply archives within archives: so many are opened, the rest is told. */
class MultipliedArchivesTest {
  private static final InputLimits LIMITS = new InputLimits(10_000, 6, 30, 3, 5, 1L << 30, 200);

  @TempDir private Path folder;

  private static byte[] jar(int entries, String extension, byte[] content, boolean distinct)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry(i + "." + extension));
        zip.write(
            distinct ? jar(1, "txt", ("" + i).getBytes(StandardCharsets.UTF_8), false) : content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private List<String> unread(byte[] outer) throws IOException {
    Path file = Files.write(folder.resolve("app.jar"), outer);
    try (FileTable files = InputWalker.open(List.of(file), Mode.SOURCE_ONLY, LIMITS)) {
      return files.unread().stream().map(FileTable.Unread::reason).toList();
    }
  }

  @Test
  void copiesOfOneArchiveAreOpenedSoOften() throws IOException {
    byte[] text = "a".getBytes(StandardCharsets.UTF_8);
    byte[] same = jar(1, "txt", text, false);

    assertThat(unread(jar(5, "jar", same, false))).isEmpty();
    assertThat(unread(jar(8, "jar", same, false)))
        .hasSize(3)
        .allMatch(reason -> reason.contains("copy of an archive that was opened often enough"));
  }

  @Test
  void archivesDeepInOthersAreFewer() throws IOException {
    byte[] five = jar(5, "jar", new byte[0], true);

    assertThat(unread(jar(1, "war", five, false))).isEmpty();
    assertThat(unread(jar(1, "ear", jar(1, "war", five, false), false)))
        .hasSize(2)
        .allMatch(reason -> reason.contains("deep in others"));
  }

  @Test
  void manyThatDifferAreOpenedUpToTheirLimit() throws IOException {
    assertThat(unread(jar(32, "jar", new byte[0], true)))
        .hasSize(2)
        .allMatch(reason -> reason.contains("one archive more than one run takes on"));
  }
}
