package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.pipeline.journal.Journal;
import dev.lepton.pipeline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  @TempDir Path folder;

  @Test
  void theReportShowsWhatTheWorkspaceHolds() throws IOException {
    Workspace workspace = Workspace.open(folder);
    workspace
        .documents()
        .write(Phase.ASSESS, "hash", ShopMigration.assessment(ShopMigration.findings()));
    ReportWriter.saveProof(workspace, ShopMove.proof(0));
    try (Journal journal = Journal.open(workspace.journal(), Clock.systemUTC())) {
      journal.beginRun("assess");
      journal.finishPhase(Phase.ASSESS, "hash", Duration.ofMillis(1500));
      journal.endRun("ok");

      new ReportWriter(workspace, ShopMigration.migration(), journal).write();
    }

    assertThat(Tags.text(Files.readString(workspace.report())))
        .contains("Prepared as far as asked; not switched")
        .contains("assess 1.5 s")
        .contains("About lepton java storage 0060");
    assertThat(workspace.metrics()).isNotEmptyFile();
  }

  @Test
  void anEmptyWorkspaceHasAReportToo() throws IOException {
    Workspace workspace = Workspace.open(folder);
    try (Journal journal = Journal.open(workspace.journal(), Clock.systemUTC())) {
      new ReportWriter(workspace, ShopMigration.migration(), journal).write();
    }

    assertThat(Files.readString(workspace.report())).contains("Nothing has been done yet");
  }
}
