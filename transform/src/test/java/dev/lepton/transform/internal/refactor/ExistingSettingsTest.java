package dev.lepton.transform.internal.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingSettingsTest {
  @TempDir Path root;

  /** As settings with defaults of their own they would take the name of the job from a CronJob. */
  @Test
  void whatRecipesReadIsNoSettingOfTheApplication() throws IOException {
    Files.writeString(
        root.resolve("cluster_jobs.py"),
        "run(os.environ.get(\"JOB\", \"\"))\nos.environ.get(\"IN_PROCESS_JOBS\")\n"
            + "os.environ.get(\"LEVEL\", \"info\")\n");

    assertThat(ExistingSettings.in(SourceTree.scan(root), "DATABASE_URL"))
        .extracting(Setting::name)
        .containsExactly("LEVEL");
  }
}
