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
  void aDatabaseThatIsAwayHidesNothingOfTheRest() throws IOException {
    Files.writeString(folder.resolve("pod.yaml"), POD);

    CommandLineRun run =
        CommandLineRun.of(
            "accept",
            "security",
            folder.toString(),
            "--database",
            "postgresql://nobody@127.0.0.1:1/none",
            "-o",
            "sarif");

    assertThat(run.status()).isEqualTo(6);
    assertThat(run.out())
        .contains("\"ruleId\" : \"manifest-seccomp\"", "the database: ", "127.0.0.1:1");
    assertThat(run.err()).contains("TARGET_UNREACHABLE", "threshold failed");
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

  @Test
  void anImageThatIsNoneAndAdvisoriesWithoutPackagesAreExplained() throws IOException {
    Path image = Files.writeString(folder.resolve("shop.tar"), "no image ".repeat(200));
    CommandLineRun damaged = CommandLineRun.of("accept", "security", image.toString());
    assertThat(damaged.status()).isEqualTo(3);
    assertThat(damaged.line("where:")).endsWith("shop.tar");
    assertThat(damaged.line("fix:")).contains("podman save");

    CommandLineRun alone =
        CommandLineRun.of("accept", "security", folder.toString(), "--osv", folder.toString());
    assertThat(alone.status()).isEqualTo(2);
    assertThat(alone.line("where:")).isEqualTo("--osv");
  }

  private CommandLineRun reviewOfOnePackage(String shape) throws IOException {
    Path bom =
        Files.writeString(
            folder.resolve("bom.json"),
            "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"purl\":\"pkg:npm/left@1.0.0\"}]}");
    Path osv =
        Files.writeString(
            folder.resolve("osv.json"),
            "{\"id\":\"GHSA-1\",\"modified\":\"2026-01-01T00:00:00Z\",\"database_specific\":{\"severity\":"
                + "\"HIGH\"},\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"left\"},\"ranges\":"
                + "[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"1.0.1\"}]}]}]}");

    return CommandLineRun.of(
        "accept", "security", "--sbom", bom.toString(), "--osv", osv.toString(), "-o", shape);
  }

  @Test
  void oneFindingIsOne() throws IOException {
    CommandLineRun run = reviewOfOnePackage("table");
    assertThat(run.err()).contains("threshold failed: 1 finding is of severity high or more");
    assertThat(run.out()).contains("1 check failed");
  }

  @Test
  void aBillOfMaterialsIsComparedWithAdvisories() throws IOException {
    CommandLineRun run = reviewOfOnePackage("sarif");

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out())
        .contains("package-vulnerability-high", "GHSA-1, high, fixed in 1.0.1", "\"bom.json\"");
  }

  @Test
  void aPasswordInAnAddressAndPortsOfNoSiteAreRefused() {
    CommandLineRun clear =
        CommandLineRun.of(
            "accept", "security", "--database", "postgresql://shop:geheim@127.0.0.1:1/shop");
    assertThat(clear.status()).isEqualTo(2);
    assertThat(clear.err()).contains("password in clear").doesNotContain("geheim");
    assertThat(CommandLineRun.of("accept", "security", "--ports", "80").status()).isEqualTo(2);
  }

  @Test
  void portsOfAHostThatIsNotNamedAreNotTried() {
    CommandLineRun run =
        CommandLineRun.of("accept", "security", "--url", "http://shop.invalid", "--ports", "80");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.line("where:")).isEqualTo("--ports");
  }

  @Test
  void aHostThatIsNotNamedIsNotLookedAtWithoutPortsEither() {
    CommandLineRun run = CommandLineRun.of("accept", "security", "--url", "http://shop.invalid");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.line("where:")).isEqualTo("--url");
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    CommandLineRun run =
        CommandLineRun.of("accept", "security", "--database", "postgresql://shop@127.0.0.1:1/shop");
    assertThat(run.status()).isEqualTo(6);
  }
}
