package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import dev.lepton.model.bundle.Bundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchesTest {
  private static final String SOURCE =
      """
      class A {
        static final String LOG = "/var/log/a.log";
        static final String PASSWORD = "s3cret!";
        static final int PORT = 8080;
      }
      """;

  @TempDir Path directory;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(directory);
  }

  private Bundle transform() {
    return workspace
        .withJava("A.java", SOURCE)
        .finding("file-logging", "A.java", "LOG")
        .finding("hardcoded-credential", "A.java", "PASSWORD")
        .finding("hardcoded-port", "A.java", "PORT")
        .transform();
  }

  @Test
  void eachConcernHasItsPatchAndCredentialsComeFirst() {
    transform();

    assertThat(workspace.bundle().resolve("patches").toFile().list())
        .containsExactlyInAnyOrder(
            "01-externalise-credentials.patch",
            "02-externalise-configuration.patch",
            "03-externalise-log-path.patch");
  }

  @Test
  void aChangeNamesTheFindingsItAnswers() {
    assertThat(transform().changes())
        .extracting(Bundle.SourceChange::fixes)
        .containsExactly(
            List.of("hardcoded-credential"), List.of("hardcoded-port"), List.of("file-logging"));
  }

  @Test
  void thePatchesOneUponTheOtherMakeTheChangedFile() throws PatchFailedException {
    Bundle bundle = transform();
    List<String> lines = SOURCE.replace("s3cret!", "****").lines().toList();
    for (Bundle.SourceChange change : bundle.changes()) {
      lines =
          DiffUtils.patch(lines, UnifiedDiffUtils.parseUnifiedDiff(change.diff().lines().toList()));
    }

    assertThat(String.join("\n", lines) + "\n").isEqualTo(workspace.changed("A.java"));
  }

  @Test
  void aPatchThatHidesASecretSaysSo() {
    transform();

    assertThat(workspace.generated("patches/01-externalise-credentials.patch"))
        .startsWith("# Secret values are hidden")
        .contains("-  static final String PASSWORD = \"****\";");
    assertThat(workspace.generated("patches/02-externalise-configuration.patch"))
        .startsWith("--- a/A.java");
  }

  @Test
  void aMissingLastLineFeedIsMarkedAsTheFormatDemands() {
    workspace
        .withJava("A.java", "class A {\n  int port = 8080; }")
        .finding("hardcoded-port", "A.java", "8080")
        .transform();

    assertThat(workspace.generated("patches/01-externalise-configuration.patch"))
        .contains("-  int port = 8080; }\n\\ No newline at end of file\n+");
  }

  @Test
  void aNewFileStartsFromNothing() {
    workspace
        .withJava(
            "Main.java",
            """
            import javax.servlet.http.HttpServlet;
            import org.apache.catalina.Context;
            import org.apache.catalina.startup.Tomcat;
            class Main {
              void start(Context context, HttpServlet page) {
                Tomcat.addServlet(context, "page", page);
              }
            }
            """)
        .finding("missing-health-endpoint", "Main.java", "class Main")
        .transform();

    assertThat(workspace.generated("patches/01-health-endpoints.patch"))
        .startsWith("--- /dev/null\n+++ b/HealthServlet.java\n@@ -0,0 +1,");
  }
}
