package dev.lepton.assess.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingTest {
  @TempDir private Path folder;

  private List<String> places(String labels) {
    return new SmallAnalysis(folder)
        .file("a.properties", "# name=1\nname=2\n")
        .file("vendor/c.properties", "name=4\n")
        .file("src/test/b.properties", "name=3\n")
        .rules(
            """
            - ruleID: one
              message: found
              effort: 1
              labels: [%s]
              when:
                builtin.filecontent: {pattern: name=}
            """
                .formatted(labels))
        .places();
  }

  @Test
  void nothingIsLeftOutUnlessTheRuleAsksForIt() {
    assertThat(places(""))
        .containsExactly(
            "a.properties:1", "a.properties:2", "src/test/b.properties:1", "vendor/c.properties:1");
  }

  @Test
  void testsAreLeftOut() {
    assertThat(places("lepton.dev/skip=tests"))
        .containsExactly("a.properties:1", "a.properties:2", "vendor/c.properties:1");
  }

  @Test
  void copiesAreLeftOut() {
    assertThat(places("lepton.dev/skip=copies"))
        .containsExactly("a.properties:1", "a.properties:2", "src/test/b.properties:1");
  }

  @Test
  void commentsAreLeftOut() {
    assertThat(places("lepton.dev/skip=comments"))
        .containsExactly("a.properties:2", "src/test/b.properties:1", "vendor/c.properties:1");
  }

  @Test
  void allAreLeftOut() {
    assertThat(places("lepton.dev/skip=tests, lepton.dev/skip=comments, lepton.dev/skip=copies"))
        .containsExactly("a.properties:2");
  }
}
