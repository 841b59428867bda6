package dev.lepton.transform.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.output.EditedFolder.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditedFolderTest {
  private static final String FILE = "kubernetes/service.yaml";
  private static final String TEXT = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n";

  @TempDir Path directory;

  private List<Conflict> generate(Map<String, String> files) throws IOException {
    EditedFolder folder = EditedFolder.open(out());
    for (Map.Entry<String, String> file : files.entrySet()) {
      folder.staging().write(file.getKey(), "manifest", file.getValue());
    }
    return folder.publish();
  }

  private Path out() {
    return directory.resolve("out");
  }

  private String now(String file) throws IOException {
    return Files.readString(out().resolve(file));
  }

  private void edit(String text) throws IOException {
    Files.writeString(out().resolve(FILE), text);
  }

  @Test
  void whatNobodyHasEditedIsRenewed() throws IOException {
    generate(Map.of(FILE, TEXT, "gone.yaml", "x: 1\n"));
    assertThat(generate(Map.of(FILE, "a: 2\n"))).isEmpty();
    assertThat(now(FILE)).isEqualTo("a: 2\n");
    assertThat(out().resolve("gone.yaml")).doesNotExist();
  }

  @Test
  void editsSurviveWhatIsGeneratedElsewhereInTheFile() throws IOException {
    generate(Map.of(FILE, TEXT));
    edit(TEXT.replace("a: 1", "a: mine"));
    assertThat(generate(Map.of(FILE, TEXT.replace("e: 5", "e: 6")))).isEmpty();
    assertThat(now(FILE)).isEqualTo("a: mine\nb: 2\nc: 3\nd: 4\ne: 6\n");
    assertThat(generate(Map.of(FILE, TEXT.replace("e: 5", "e: 7")))).isEmpty();
    assertThat(now(FILE)).isEqualTo("a: mine\nb: 2\nc: 3\nd: 4\ne: 7\n");
  }

  @Test
  void aConflictLeavesTheUsersFileAndShowsBoth() throws IOException {
    generate(Map.of(FILE, TEXT));
    edit(TEXT.replace("b: 2", "b: mine"));
    List<Conflict> conflicts = generate(Map.of(FILE, TEXT.replace("b: 2", "b: new")));
    assertThat(now(FILE)).isEqualTo(TEXT.replace("b: 2", "b: mine"));
    assertThat(conflicts)
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.path()).isEqualTo(FILE);
              assertThat(now(conflict.generated())).contains("<<<<<<<", "b: mine", "b: new");
            });
    // It is told again until the user has taken the new line over.
    assertThat(generate(Map.of(FILE, TEXT.replace("b: 2", "b: new")))).hasSize(1);
    edit(TEXT.replace("b: 2", "b: new"));
    assertThat(generate(Map.of(FILE, TEXT.replace("b: 2", "b: new")))).isEmpty();
    assertThat(out().resolve(".lepton/conflicts")).doesNotExist();
  }

  @Test
  void whatTheUserDeletedStaysAwayUntilItChanges() throws IOException {
    generate(Map.of(FILE, TEXT));
    Files.delete(out().resolve(FILE));
    assertThat(generate(Map.of(FILE, TEXT))).isEmpty();
    assertThat(out().resolve(FILE)).doesNotExist();
    assertThat(generate(Map.of(FILE, "a: 2\n"))).extracting(Conflict::path).containsExactly(FILE);
    assertThat(out().resolve(FILE)).doesNotExist();
  }

  @Test
  void filesOfTheUsersOwnAreLeftAlone() throws IOException {
    generate(Map.of(FILE, TEXT));
    Files.writeString(out().resolve("kubernetes/mine.yaml"), "m: 1\n");
    assertThat(generate(Map.of(FILE, TEXT, "kubernetes/mine.yaml", "n: 1\n")))
        .extracting(Conflict::why)
        .containsExactly("there is a file of yours with this name");
    assertThat(now("kubernetes/mine.yaml")).isEqualTo("m: 1\n");
  }

  @Test
  void anEditedFileThatIsNoLongerMadeIsKept() throws IOException {
    generate(Map.of(FILE, TEXT));
    edit("mine\n");
    assertThat(generate(Map.of("other.yaml", "o: 1\n")))
        .extracting(Conflict::path)
        .containsExactly(FILE);
    assertThat(now(FILE)).isEqualTo("mine\n");
  }

  @Test
  void aRunThatBrokeOffBeforeTheEndIsRepeated() throws IOException {
    generate(Map.of(FILE, TEXT));
    edit(TEXT.replace("a: 1", "a: mine"));
    Path noted = out().resolve(".lepton/generated");
    Path base = out().resolve(".lepton/base").resolve(FILE);
    String notedBefore = Files.readString(noted);
    String baseBefore = Files.readString(base);
    String next = TEXT.replace("e: 5", "e: 6");
    generate(Map.of(FILE, next));
    Files.writeString(noted, notedBefore);
    Files.writeString(base, baseBefore);
    assertThat(generate(Map.of(FILE, next))).isEmpty();
    assertThat(now(FILE)).isEqualTo("a: mine\nb: 2\nc: 3\nd: 4\ne: 6\n");
  }

  @Test
  void whereNothingIsPublishedNothingIsLeft() throws IOException {
    EditedFolder.open(out()).discard();
    assertThat(out()).doesNotExist();

    Files.createDirectory(out());
    EditedFolder.open(out()).discard();
    assertThat(out()).isEmptyDirectory();
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaidToBeNone() throws IOException {
    Files.writeString(out(), "mine");
    assertThatThrownBy(() -> EditedFolder.open(out())).hasMessageContaining("This is no folder");
    assertThat(out()).hasContent("mine");
  }

  @Test
  void aFolderWithOtherFilesIsRefused() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> EditedFolder.open(out()))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_NOT_EMPTY));
  }
}
