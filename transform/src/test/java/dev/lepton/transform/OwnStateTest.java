package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Profile.Technology;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.TransformSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database in the process beside one on a server: only where a file of it is seen. */
class OwnStateTest {
  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace =
        new Workspace(directory)
            .with("requirements.txt", "flask\npsycopg2\n")
            .with("Procfile", "web: gunicorn app:app\n")
            .with("app.py", "import sqlite3\nsqlite3.connect(\"ledger.db\")\n");
  }

  private void transform(List<Finding> findings) {
    Profile profile =
        new Profile(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Technology("PostgreSQL", Optional.empty(), "requirements.txt"),
                new Technology("SQLite", Optional.empty(), "app.py")),
            Optional.empty());
    TransformSpec spec = new TransformSpec("never", Optional.empty(), false);
    new Transformer(EventSink.none(), () -> true)
        .transform(
            Documents.migration("app", workspace.source(), spec),
            Documents.assessment(findings, profile),
            Documents.plan(2),
            workspace.bundle());
  }

  @Test
  void theRulesThatSeeAFileAreOurOwn() {
    assertThat(OwnRules.ids()).containsAll(WorkloadPlanner.FILES_OF_SQLITE);
  }

  @Test
  void aFileOfSqliteBesideAServerKeepsOneCopyWithAVolume() {
    transform(List.of(Documents.finding("lepton-python-storage-0030", "app.py", 2)));

    assertThat(workspace.bundle().resolve("manifests/deployment.yaml")).doesNotExist();
    assertThat(workspace.generated("manifests/stateful-set.yaml"))
        .contains("volumeClaimTemplates", "A database keeps its files in the process (app.py:2)");
  }

  @Test
  void sqliteForTestsAloneLeavesTheCopiesTheirNumber() {
    transform(List.of());

    assertThat(workspace.bundle().resolve("manifests/stateful-set.yaml")).doesNotExist();
    assertThat(workspace.bundle().resolve("manifests/horizontal-pod-autoscaler.yaml")).exists();
  }
}
