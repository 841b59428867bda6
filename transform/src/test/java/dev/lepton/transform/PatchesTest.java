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
        .finding("lepton-java-config-0090", "A.java", "LOG")
        .finding("lepton-java-secret-0010", "A.java", "PASSWORD")
        .finding("lepton-java-config-0050", "A.java", "PORT")
        .transform();
  }

  @Test
  void eachConcernHasItsPatchAndCredentialsComeFirst() {
    transform();

    assertThat(workspace.bundle().resolve("patches").toFile().list())
        .containsExactlyInAnyOrder(
            "01-externalise-credentials.patch", "02-externalise-configuration.patch");
  }

  @Test
  void aChangeNamesTheFindingsItAnswers() {
    assertThat(transform().changes())
        .extracting(Bundle.SourceChange::fixes)
        .containsExactly(
            List.of("lepton-java-secret-0010"),
            List.of("lepton-java-config-0050", "lepton-java-config-0090"));
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
  void aSecretIsTakenAwayByItsPatchAndAddedByNone() {
    transform();

    assertThat(workspace.generated("patches/01-externalise-credentials.patch"))
        .contains("-  static final String PASSWORD = \"s3cret!\";");
    assertThat(
            workspace.everything().entrySet().stream()
                .filter(file -> file.getKey().startsWith("patches/"))
                .flatMap(file -> file.getValue().lines())
                .filter(line -> !line.startsWith("-")))
        .noneMatch(line -> line.contains("s3cret!"));
  }

  @Test
  void aMissingLastLineFeedIsMarkedAsTheFormatDemands() {
    workspace
        .withJava("A.java", "class A {\n  int port = 8080; }")
        .finding("lepton-java-config-0050", "A.java", "8080")
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
        .finding("lepton-java-health-0040", "Main.java", "class Main")
        .transform();

    assertThat(workspace.generated("patches/01-health-endpoints.patch"))
        .startsWith("--- /dev/null\n+++ b/HealthServlet.java\n@@ -0,0 +1,");
  }
}
