package dev.lepton.assess.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyserTest {
  @TempDir private Path folder;
  private SmallAnalysis small;

  @BeforeEach
  void files() {
    small =
        new SmallAnalysis(folder)
            .file("a/pom.xml", "<project>\n  <name>one</name>\n</project>\n")
            .file("b/web.xml", "<web>\n  <name>two</name>\n</web>\n")
            .file("app.properties", "name=three\nuser=x name=y\n");
  }

  @Test
  void aChainNarrowsToTheFilesOfItsHeadWhereverThatIsWritten() {
    small.when(
        """
        and:
          - builtin.xml:
              xpath: //name
              filepaths: "{{poms.filepaths}}"
            from: poms
          - builtin.file:
              pattern: pom.xml
            as: poms
            ignore: true
        """);

    assertThat(small.places()).containsExactly("a/pom.xml:2");
  }

  @Test
  void andNeedsAllOfItsParts() {
    small.when(
        """
        and:
          - builtin.filecontent:
              pattern: three
          - builtin.filecontent:
              pattern: nowhere
        """);

    assertThat(small.ruleset().unmatched()).containsExactly("one");
  }

  @Test
  void notTurnsAMatchRound() {
    small.when(
        """
        and:
          - builtin.filecontent:
              pattern: three
          - builtin.filecontent:
              pattern: nowhere
            not: true
        """);

    assertThat(small.places()).containsExactly("app.properties:1");
  }

  @Test
  void aMissingProviderDropsABranchOfOr() {
    small.when(
        """
        or:
          - cobol.referenced:
              pattern: x
          - builtin.filecontent:
              pattern: three
        """);

    assertThat(small.places()).containsExactly("app.properties:1");
  }

  @Test
  void aMissingProviderSkipsAnAndAltogether() {
    small.when(
        """
        and:
          - cobol.referenced:
              pattern: x
          - builtin.filecontent:
              pattern: three
        """);

    assertThat(small.ruleset().skipped()).containsExactly("one");
  }

  @Test
  void aReferenceToNothingIsAnErrorOfThatRuleAndMakesTheRunIncomplete() {
    small.when(
        """
        builtin.filecontent:
          pattern: three
        from: nothing
        """);

    assertThat(small.ruleset().errors()).containsOnlyKeys("one");
    assertThat(small.report().isComplete()).isFalse();
  }

  @Test
  void theSameThingIsSaidOnceForALine() {
    small.when(
        """
        builtin.filecontent:
          filePattern: .*\\.properties
          pattern: user|name=y
        """);

    assertThat(small.places()).containsExactly("app.properties:2");
  }

  @Test
  void rulesThatNeedTagsSeeThoseOfAllOthersInWhateverOrder() {
    small.rules(
        """
        - ruleID: second
          tag: [Both]
          when:
            builtin.hasTags: [Three]
        - ruleID: first
          tag: ["Kind=Three"]
          when:
            builtin.filecontent: {pattern: three}
        """);

    assertThat(small.ruleset().tags()).containsExactly("Both", "Kind=Three");
    assertThat(small.ruleset().insights()).containsOnlyKeys("first", "second");
  }

  @Test
  void messagesNameWhatWasFound() {
    small.rules(
        """
        - ruleID: one
          message: "{{matchingText}} in line {{lineNumber}}, {{who}}{{unknown}}"
          effort: 1
          customVariables:
            - {name: who, pattern: "user=(\\\\w)"}
          when:
            builtin.filecontent: {pattern: name=y}
        """);

    assertThat(small.ruleset().violations().get("one").incidents().get(0).message())
        .isEqualTo("name=y in line 2, x");
  }

  @Test
  void withoutEffortItIsAnInsight() {
    small.rules("- ruleID: one\n  message: m\n  when:\n    builtin.file: {pattern: pom.xml}\n");

    assertThat(small.ruleset().insights()).containsOnlyKeys("one");
    assertThat(small.ruleset().violations()).isEmpty();
  }
}
