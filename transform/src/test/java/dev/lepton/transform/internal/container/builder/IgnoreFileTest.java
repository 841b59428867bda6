package dev.lepton.transform.internal.container.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.container.Dockerignore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".env",
        ".env.production",
        "server.key",
        "conf/tls/server.pem",
        "home/.netrc",
        "deploy/id_rsa",
        ".git/config",
        "web/node_modules/a/index.js"
      })
  void whatMayHoldASecretOrIsBuiltStaysOut(String file) {
    assertThat(IgnoreFile.parse(Dockerignore.text()).ignores(Path.of(file))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/Main.java", "index.html", "keys.txt", "docs/target.md"})
  void sourcesGoIn(String file) {
    assertThat(IgnoreFile.parse(Dockerignore.text()).ignores(Path.of(file))).isFalse();
  }

  @Test
  void theLastRuleThatMatchesDecides() {
    IgnoreFile rules = IgnoreFile.parse("# notes\n**/*.md\n!README.md\n/docs/\n");

    assertThat(rules.ignores(Path.of("a/b.md"))).isTrue();
    assertThat(rules.ignores(Path.of("README.md"))).isFalse();
    assertThat(rules.ignores(Path.of("docs/README.txt"))).isTrue();
  }
}
