package dev.lepton.pipeline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.transfer.CutoverData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path folder;

  @Test
  void aDocumentReadsBackAsItWasWritten() {
    CutoverReport report =
        new CutoverReport(
            "forward",
            Instant.parse("2026-11-23T12:00:00Z"),
            312.5,
            17,
            List.of(new CutoverReport.Step("fence writers", 3.25)),
            List.of(new CutoverData("shop", "0/1A2B", 42, 0, 7, "slot_back")));
    Documents documents = Workspace.open(folder.resolve("w")).documents();

    documents.write(Phase.CUTOVER, "abc", report);

    assertThat(documents.read(Phase.CUTOVER, CutoverReport.class)).contains(report);
  }

  @Test
  void aDamagedDocumentIsAnErrorThatNamesTheFile() throws IOException {
    Documents documents = Workspace.open(folder.resolve("w")).documents();
    documents.write(Phase.PLAN, "abc", List.of());
    Files.writeString(documents.file(Phase.PLAN), "{ half");

    LeptonException error =
        catchThrowableOfType(
            LeptonException.class, () -> documents.read(Phase.PLAN, CutoverReport.class));

    assertThat(error.problems().get(0).where()).endsWith("plan.json");
  }

  @Test
  void aSecondRunIsKeptOutUntilTheFirstHasEnded() {
    Workspace workspace = Workspace.open(folder.resolve("w"));
    try (WorkspaceLock first = WorkspaceLock.acquire(workspace)) {
      LeptonException error =
          catchThrowableOfType(LeptonException.class, () -> WorkspaceLock.acquire(workspace));
      assertThat(error.code()).isEqualTo(ErrorCode.ALREADY_RUNNING);
      assertThat(first).isNotNull();
    }

    try (WorkspaceLock next = WorkspaceLock.acquire(workspace)) {
      assertThat(next).isNotNull();
    }
  }

  @Test
  void aFingerprintChangesWithContentAndNotWithBuildOutput() throws IOException {
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("a.txt"), "one");
    String before = new Fingerprint().tree(folder).hex();

    Files.writeString(folder.resolve("target/built.jar"), "anything");
    assertThat(new Fingerprint().tree(folder).hex()).isEqualTo(before);

    Files.writeString(folder.resolve("a.txt"), "two");
    assertThat(new Fingerprint().tree(folder).hex()).isNotEqualTo(before);
  }
}
