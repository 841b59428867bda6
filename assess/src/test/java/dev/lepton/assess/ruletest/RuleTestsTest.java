package dev.lepton.assess.ruletest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.assess.builtin.BuiltinProvider;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {
  @TempDir private Path folder;

  private RuleTestReport run(String expectation) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/a.txt"), "word\nword\n");
    Files.writeString(
        folder.resolve("rules.yaml"),
        """
        - ruleID: one
          message: a word (of many)
          effort: 1
          when:
            builtin.filecontent: {pattern: word}
        """);
    Files.writeString(
        folder.resolve("rules.test.yaml"),
        """
        rulesPath: rules.yaml
        providers:
          - {name: builtin, dataPath: ./data}
        tests:
          - ruleID: one
            testCases:
              - name: tc-1
        """
            + expectation.indent(8));
    return run(Judge.KONVEYOR);
  }

  private RuleTestReport run(Judge judge) {
    return new RuleTests(List.of(new BuiltinProvider()), Optional.empty(), judge)
        .run(List.of(folder), 2);
  }

  @Test
  void whatIsAsExpectedPasses() throws IOException {
    RuleTestReport report = run("hasIncidents: {exactly: 2, messageMatches: 'a word (of .*'}");

    assertThat(report.passed()).isEqualTo(1);
    assertThat(report.failures()).isEmpty();
  }

  @Test
  void whatIsNotIsToldWithBothSides() throws IOException {
    CaseResult failure = run("hasIncidents: {exactly: 3}").failures().get(0);

    assertThat(failure.expected()).isEqualTo("exactly 3 incidents");
    assertThat(failure.found()).isEqualTo("2 of 2 incidents fit: a.txt:1, a.txt:2");
  }

  @Test
  void aPlaceIsComparedByFileAndLine() throws IOException {
    assertThat(run("hasIncidents: {locations: [{fileURI: 'a.txt', lineNumber: 2}]}").failed())
        .isZero();
    assertThat(run("hasIncidents: {locations: [{fileURI: 'a.txt', lineNumber: 3}]}").failed())
        .isEqualTo(1);
  }

  @Test
  void aMatchThatMustNotBeFails() throws IOException {
    assertThat(run("isUnmatched: true").failed()).isEqualTo(1);
  }

  @Test
  void insightsAreNumbersForTheStrictJudgeOnly() throws IOException {
    RuleTestReport report = run("hasInsights: {exactly: 3}");

    assertThat(report.failed()).isZero();
    assertThat(report.remarkable()).hasSize(1);
    assertThat(run(Judge.STRICT).failed()).isEqualTo(1);
  }

  @Test
  void insightsOfARuleThatFindsNothingFail() throws IOException {
    run("hasInsights: {exactly: 2}");
    Files.writeString(folder.resolve("data/a.txt"), "nothing\n");

    assertThat(run(Judge.KONVEYOR).failures().get(0).expected()).isEqualTo("a match");
  }

  @Test
  void equalXmlNodesAreOneForKonveyor() throws IOException {
    run("hasIncidents: {exactly: 1}");
    Files.writeString(folder.resolve("data/a.txt"), "");
    Files.writeString(folder.resolve("data/b.xml"), "<a>\n<b>x</b>\n<b>x</b>\n<b>y</b>\n</a>");
    Files.writeString(
        folder.resolve("rules.yaml"),
        "- {ruleID: one, message: m, effort: 1, when: {builtin.xml: {xpath: //b}}}\n");
    String test = Files.readString(folder.resolve("rules.test.yaml"));
    Files.writeString(folder.resolve("rules.test.yaml"), test.replace("exactly: 1", "exactly: 2"));

    assertThat(run(Judge.KONVEYOR).remarkable()).hasSize(1);
    assertThat(run(Judge.STRICT).failures().get(0).found()).startsWith("3 of 3");
  }

  private RuleTestReport runWith(String deviations) throws IOException {
    Path list = Files.writeString(folder.resolve("deviations.yaml"), deviations);
    return new RuleTests(List.of(new BuiltinProvider()), Optional.empty(), Judge.KONVEYOR)
        .with(Deviations.read(list))
        .run(List.of(folder), 2);
  }

  @Test
  void aDeviationNeitherPassesNorFails() throws IOException {
    run("hasIncidents: {exactly: 3}");
    RuleTestReport report = runWith("- {rule: one, name: tc-1, reason: there are two}");

    assertThat(report.passed()).isZero();
    assertThat(report.failed()).isZero();
    assertThat(report.deviations())
        .singleElement()
        .extracting(CaseResult::deviation)
        .isEqualTo("there are two");
  }

  @Test
  void aDeviationThatPassesIsAProblem() throws IOException {
    run("hasIncidents: {exactly: 2}");
    RuleTestReport report = runWith("- {rule: one, name: tc-1, reason: there are three}");

    assertThat(report.passed()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .extracting(Problem::what)
        .asString()
        .contains("passes");
  }

  @Test
  void aDeviationWithoutAReasonIsRefused() {
    assertThatThrownBy(() -> runWith("- {rule: one, name: tc-1}"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("reason");
  }

  @Test
  void aLineBreakIsNoCharacterForKonveyor() throws IOException {
    run("hasIncidents: {exactly: 2, messageMatches: 'a.*of'}");
    String rule = Files.readString(folder.resolve("rules.yaml"));
    Files.writeString(
        folder.resolve("rules.yaml"), rule.replace("a word (of many)", "\"a word\\nof many\""));

    assertThat(run(Judge.KONVEYOR).failed()).isEqualTo(1);
    assertThat(run(Judge.STRICT).failed()).isZero();
  }
}
