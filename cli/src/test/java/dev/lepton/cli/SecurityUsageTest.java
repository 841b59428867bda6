package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A security review of files that nobody generated here, and of those that we did. */
class SecurityUsageTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: loose}
      spec: {containers: [{name: loose, image: nginx}]}
      """;

  @TempDir private Path folder;

  @Test
  void findingsAreNamedWithTheirPlaceAndFixAndStopTheCommand() throws IOException {
    Files.createDirectories(folder.resolve("deep"));
    Files.writeString(folder.resolve("deep/pod.yaml"), POD);

    CommandLineRun run = CommandLineRun.of("accept", "security", folder.toString());

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out())
        .contains("high", "manifest-run-as-non-root", "deep/pod.yaml: Pod/loose", "fix: ");
    assertThat(run.out()).contains("not tested: security of images");
  }

  @Test
  void sarifNamesRuleFileAndObject() throws IOException {
    Files.writeString(folder.resolve("pod.yaml"), POD);
    CommandLineRun run = CommandLineRun.of("accept", "security", folder.toString(), "-o", "sarif");
    assertThat(run.out())
        .contains("\"version\" : \"2.1.0\"", "\"uri\" : \"pod.yaml\"")
        .contains("\"ruleId\" : \"manifest-seccomp\"", "\"level\" : \"error\"");
  }

  @Test
  void whatTransformMakesPassesEveryCheck() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("greeter"));
    Files.writeString(tree.resolve("app.py"), "from flask import Flask\napp = Flask(__name__)\n");
    Path out = folder.resolve("out");
    CommandLineRun.of("transform", tree.toString(), "--out", out.toString());

    CommandLineRun run =
        CommandLineRun.of(
            "accept",
            "security",
            out.resolve("kubernetes/base").toString(),
            out.resolve("images").toString(),
            "--fail-on",
            "info");

    assertThat(run.out()).contains("0 checks failed");
    assertThat(run.status()).isZero();
  }

  @Test
  void nothingToReviewAndMissingFilesAreExplained() {
    assertThat(CommandLineRun.of("accept", "security").status()).isEqualTo(2);
    CommandLineRun missing =
        CommandLineRun.of("accept", "security", folder.resolve("none").toString());
    assertThat(missing.status()).isEqualTo(4);
    assertThat(missing.line("where:")).endsWith("none");
  }
}
