package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.dependency.DependencyAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lock files settle the versions of packages that a package.json asks for. */
class NodeLocksTest {
  @TempDir Path folder;

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void asks(String path, String name, String range) throws IOException {
    file(path, "{\"dependencies\": {\"" + name + "\": \"" + range + "\"}}");
  }

  private String version(String name) {
    CollectedHits hits =
        Inputs.ask(
            new DependencyProvider("nodejs", DependencyAnswers.NODEJS),
            "dependency",
            folder,
            Map.of("name", name, "lowerbound", "0"));
    assertThat(hits.unread()).isEmpty();
    return String.valueOf(hits.hits(0).get(0).variables().get("version"));
  }

  @Test
  void yarnOneNamesTheRangesAndTheVersionBelow() throws IOException {
    asks("package.json", "@scope/tool", "^7.2.0");
    file(
        "yarn.lock",
        """
        # yarn lockfile v1


        "@scope/tool@^7.1.0", "@scope/tool@^7.2.0":
          version "7.12.3"
          resolved "https://example.org/tool.tgz"
          dependencies:
            other "^1.0.0"

        "@scope/tool@^6.0.0":
          version "6.1.0"
        """);

    assertThat(version("@scope/tool")).isEqualTo("7.12.3");
  }

  @Test
  void laterYarnsNameTheRegistryToo() throws IOException {
    asks("package.json", "tool", "^4.17.15");
    file(
        "yarn.lock",
        """
        __metadata:
          version: 6
          cacheKey: 8

        "tool@npm:^4.17.10, tool@npm:^4.17.15":
          version: 4.17.21
          resolution: "tool@npm:4.17.21"
          languageName: node

        "tool@npm:^3.0.0":
          version: 3.9.0
        """);

    assertThat(version("tool")).isEqualTo("4.17.21");
  }

  @Test
  void pnpmKeepsThePackagesOfAWorkspaceApart() throws IOException {
    asks("packages/web/package.json", "tool.js", "^4.0.0");
    file(
        "pnpm-lock.yaml",
        """
        lockfileVersion: '9.0'

        importers:

          .:
            devDependencies:
              tool.js:
                specifier: ^3.0.0
                version: 3.9.0

          packages/web:
            dependencies:
              tool.js:
                specifier: ^4.0.0
                version: 4.2.1(peer@18.0.0)

        packages:

          tool.js@4.2.1:
            resolution: {integrity: sha512-x}
        """);

    assertThat(version("tool.js")).isEqualTo("4.2.1");
  }

  @Test
  void olderPnpmWritesTheVersionBesideTheName() throws IOException {
    asks("package.json", "tool", "^4.0.0");
    file(
        "pnpm-lock.yaml",
        """
        lockfileVersion: 5.4

        specifiers:
          tool: ^4.0.0

        dependencies:
          tool: 4.2.1_peer@18.0.0
        """);

    assertThat(version("tool")).isEqualTo("4.2.1");
  }

  @Test
  void npmsLockOfTheWorkspaceCountsForItsPackages() throws IOException {
    asks("packages/web/package.json", "tool", "^4.0.0");
    file(
        "package-lock.json",
        """
        {"lockfileVersion": 3, "packages": {
          "node_modules/tool": {"version": "3.9.0"},
          "packages/web/node_modules/tool": {"version": "4.2.1"}}}
        """);

    assertThat(version("tool")).isEqualTo("4.2.1");
  }

  @Test
  void aPackageThatNoLockKnowsHasTheVersionItAsksFor() throws IOException {
    asks("package.json", "tool", "^4.0.0");
    file("yarn.lock", "# yarn lockfile v1\n");

    assertThat(version("tool")).isEqualTo("4.0.0");
  }
}
