package dev.lepton.transform.internal.container.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        root.resolve("web.env"),
        """
        # of the web server
        export LEVEL=info   # for now
        GREETING="Hello # there"
        DB_PASSWORD=abc
        MAIL=smtp://joe:pw@mail:25
        STAMP=9f86d081884c7d659a2feaa0c55ad015
        """);
  }

  @Test
  void settingsAreTakenAndSecretsAreNames() {
    Variables variables = EnvironmentFile.in(SourceTree.scan(root), List.of("none.env", "web.env"));

    assertThat(variables.open()).isEqualTo(Map.of("LEVEL", "info", "GREETING", "Hello # there"));
    assertThat(variables.secrets()).containsExactly("DB_PASSWORD", "MAIL", "STAMP");
  }

  @Test
  void whatTheServiceSaysItselfCountsMore() throws IOException {
    Files.writeString(
        root.resolve("compose.yaml"),
        """
        services:
          web:
            build: .
            env_file:
              - path: ./web.env
              - elsewhere.env
            environment:
              LEVEL: debug
        """);

    Process process = ComposeFile.in(SourceTree.scan(root)).get(0);

    assertThat(process.variables().open()).containsEntry("LEVEL", "debug").hasSize(2);
    assertThat(process.variables().secrets()).containsExactly("DB_PASSWORD", "MAIL", "STAMP");
    assertThat(process.evidence())
        .extracting(Evidence::what)
        .contains("takes variables from elsewhere.env, which is not with the source");
  }
}
