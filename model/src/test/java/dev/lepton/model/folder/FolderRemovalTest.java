package dev.lepton.model.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRemovalTest {
  @TempDir Path place;

  @Test
  void everythingInTheFolderGoesWithIt() throws IOException {
    Path deep = Files.createDirectories(place.resolve("folder/a/b/c"));
    Files.writeString(deep.resolve("file"), "text");
    Files.writeString(place.resolve("folder/.hidden"), "text");

    FolderRemoval.delete(place.resolve("folder"));

    assertThat(place).isEmptyDirectory();
  }

  @Test
  void whatALinkLeadsToStays() throws IOException {
    Path own = Files.createDirectories(place.resolve("own"));
    Path kept = Files.writeString(own.resolve("kept"), "text");
    Path folder = Files.createDirectories(place.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("folder-link"), own);
    Files.createSymbolicLink(folder.resolve("file-link"), kept);
    Files.createSymbolicLink(folder.resolve("dangling"), place.resolve("nowhere"));

    FolderRemoval.delete(folder);

    assertThat(folder).doesNotExist();
    assertThat(kept).hasContent("text");
  }

  @Test
  void aFolderThatIsALinkIsUnlinkedAndNotEmptied() throws IOException {
    Path own = Files.createDirectories(place.resolve("own"));
    Path kept = Files.writeString(own.resolve("kept"), "text");
    Path link = Files.createSymbolicLink(place.resolve("link"), own);

    FolderRemoval.delete(link);

    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(kept).hasContent("text");
  }

  @Test
  void nothingThereIsNoError() {
    assertThatCode(() -> FolderRemoval.delete(place.resolve("nothing"))).doesNotThrowAnyException();
  }
}
