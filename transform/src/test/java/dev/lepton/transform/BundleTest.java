package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.migration.TransformSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace =
        new Workspace(directory)
            .withJava(
                "A.java",
                "class A {\n"
                    + "  static final int PORT = 8080;\n"
                    + "  static final String PASSWORD = \"s3cret!\";\n"
                    + "}\n")
            .finding("lepton-java-config-0050", "A.java", "8080")
            .finding("lepton-java-secret-0010", "A.java", "PASSWORD");
  }

  private TransformSpec apply() {
    return new TransformSpec("auto", Optional.empty(), true);
  }

  @Test
  void theSecondRunGivesTheSameBytes() {
    workspace.transform();
    Map<String, String> first = workspace.everything();
    workspace.transform();

    assertThat(workspace.everything()).isEqualTo(first);
  }

  @Test
  void theUsersTreeIsOnlyRead() {
    Map<String, String> before = Workspace.everything(workspace.source());
    workspace.transform();

    assertThat(Workspace.everything(workspace.source())).isEqualTo(before);
  }

  @Test
  void onRequestTheChangesGoIntoTheUsersTree() {
    workspace.spec(apply()).transform();

    assertThat(Workspace.everything(workspace.source()))
        .isEqualTo(Workspace.everything(workspace.bundle().resolve("source")));
  }

  @Test
  void aTreeThatIsChangedAlreadyStaysAsItIs() {
    workspace.spec(apply()).transform();
    Bundle second = workspace.transform();

    assertThat(second.changes()).isEmpty();
    assertThat(second.launch().settings())
        .containsEntry("PORT", "8080")
        .containsEntry("DATABASE_PASSWORD", "");
  }

  @Test
  void noSecretReachesAnyFileButThePatchThatTakesItAway() {
    workspace.transform();
    Map<String, String> files = workspace.everything();
    files.remove("patches/01-externalise-credentials.patch");

    assertThat(files)
        .allSatisfy((file, text) -> assertThat(text).as(file).doesNotContain("s3cret!"));
  }

  @Test
  void neitherVersionControlNorBuildResultsAreCopied() {
    workspace
        .with(".git/HEAD", "ref")
        .with("target/a.jar", "x")
        .with("web/node_modules/a.js", "x")
        .with("myenv/pyvenv.cfg", "x")
        .with("myenv/lib.py", "x")
        .transform();

    assertThat(Workspace.everything(workspace.bundle().resolve("source")))
        .containsOnlyKeys("A.java", "pom.xml");
  }

  @Test
  void aLinkOutOfTheTreeIsNotFollowed() throws IOException {
    Path outside = Files.writeString(directory.resolve("outside"), "x");
    Files.createSymbolicLink(workspace.source().resolve("link"), outside);
    workspace.transform();

    assertThat(workspace.bundle().resolve("source/link")).doesNotExist();
  }

  @Test
  void everyGeneratedFileIsListedWithItsHash() throws Exception {
    Bundle bundle = workspace.transform();
    for (Bundle.GeneratedFile file : bundle.files()) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(Files.readAllBytes(workspace.bundle().resolve(file.path())));
      assertThat(file.sha256()).as(file.path()).isEqualTo(HexFormat.of().formatHex(hash));
    }
    List<String> listed = bundle.files().stream().map(Bundle.GeneratedFile::path).toList();
    assertThat(
            workspace.everything().keySet().stream()
                .filter(path -> !path.startsWith("source/") && !path.equals(".lepton-bundle")))
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void aFolderWithSomethingElseInItIsRefused() throws IOException {
    Files.createDirectories(workspace.bundle());
    Files.writeString(workspace.bundle().resolve("thesis.txt"), "years of work");

    assertThatThrownBy(workspace::transform)
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_NOT_EMPTY));
    assertThat(workspace.bundle().resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void aFailureLeavesTheOldBundleAndNoRemains() throws IOException {
    workspace.transform();
    Map<String, String> before = workspace.everything();
    Files.delete(workspace.source().resolve("pom.xml"));

    assertThatThrownBy(workspace::transform)
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    assertThat(workspace.everything()).isEqualTo(before);
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("app", "bundle");
  }

  @Test
  void aFileThatChangedMeanwhileIsNotOverwritten() {
    byte[] edited = "class A {}\n".getBytes(StandardCharsets.UTF_8);
    Transformer whileAPersonEdits =
        new Transformer(
            event -> {
              if (event instanceof Event.StepStarted step && step.step().equals("apply")) {
                workspace.with("A.java", edited);
              }
            });

    assertThatThrownBy(
            () ->
                whileAPersonEdits.transform(
                    Documents.migration("app", workspace.source(), apply()),
                    workspace.assessment(),
                    Documents.plan(1),
                    workspace.bundle()))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED));
    assertThat(workspace.source().resolve("A.java")).hasBinaryContent(edited);
  }

  @Test
  void whenTheSourceShallStayAsItIsTheFindingsAreListed() {
    Bundle bundle = workspace.spec(new TransformSpec("never", Optional.empty(), false)).transform();

    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems())
        .extracting(Bundle.WorkItem::where)
        .containsExactly("A.java:2", "A.java:3");
  }

  @Test
  void everyStepIsTold() {
    List<Event> events = new ArrayList<>();
    new Transformer(events::add, () -> true)
        .transform(
            Documents.migration("app", workspace.source()),
            workspace.assessment(),
            Documents.plan(1),
            workspace.bundle());

    assertThat(events)
        .filteredOn(Event.StepFinished.class::isInstance)
        .extracting(event -> ((Event.StepFinished) event).step())
        .containsExactly("refactor", "source", "container", "manifests");
  }
}
