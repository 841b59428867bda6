package dev.lepton.transform.internal.container.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeRestartTest {
  @TempDir Path root;

  private Map<String, String> restarts(String services) throws IOException {
    Files.writeString(root.resolve("compose.yaml"), "services:\n" + services.indent(2));
    return ComposeFile.restarts(SourceTree.scan(root));
  }

  @Test
  void theAuthorsWordIsReadInAllItsSpellings() throws IOException {
    assertThat(
            restarts(
                """
                quoted: {image: a, restart: "no"}
                bare: {image: a, restart: false}
                always: {image: a, restart: always}
                times: {image: a, restart: "on-failure:3"}
                swarm: {image: a, deploy: {restart_policy: {condition: any}}}
                never: {image: a, deploy: {restart_policy: {condition: none}}}
                """))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "quoted", "no",
                "bare", "no",
                "always", "always",
                "times", "on-failure:3",
                "swarm", "always",
                "never", "no"));
  }

  @Test
  void whatIsCheckedIsAServerWhereTheAuthorIsSilent() throws IOException {
    assertThat(
            restarts(
                """
                checked: {image: a, healthcheck: {test: [CMD, "true"]}}
                unchecked: {image: a, healthcheck: {test: [CMD, "true"], disable: true}}
                silent: {image: a}
                odd: {image: a, restart: sometimes}
                """))
        .containsExactly(Map.entry("checked", "unless-stopped"));
  }
}
