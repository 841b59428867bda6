package dev.lepton.assess.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are not read are told: nobody shall take them for empty. */
class UnopenedArchivesTest {
  @TempDir Path root;

  private List<FileTable.Unread> unread(Path input) {
    try (FileTable table =
        InputWalker.open(List.of(input), Mode.SOURCE_ONLY, InputLimits.DEFAULT)) {
      return table.unread();
    }
  }

  @Test
  void oneThatIsGivenLeavesTheRunIncomplete() throws IOException {
    Path archive = Files.writeString(root.resolve("shop.tar.gz"), "packed");

    assertThat(unread(archive))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reason()).contains("not opened; unpack it");
              assertThat(one.deliberate()).isFalse();
            });
  }

  @Test
  void oneInATreeIsLeftOutAloud() throws IOException {
    Files.writeString(root.resolve("old.tar"), "packed");
    Files.writeString(root.resolve("tar.py"), "print(1)");

    assertThat(unread(root))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.uri().toString()).endsWith("old.tar");
              assertThat(one.deliberate()).isTrue();
            });
  }
}
