package dev.lepton.assess.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesetReaderTest {
  @TempDir private Path folder;

  @Test
  void allProblemsOfAFileAreToldTogetherWithTheirLines() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(
        file,
        """
        - ruleID: one
          message: m
          when:
            builtin.file: {pattern: a}
            builtin.xml: {xpath: //a}
        - ruleID: two
          when:
            builtin.file: {pattern: a}
        - ruleID: three
          message: m
          category: fatal
          when:
            builtin.file: {pattern: a}
        """);

    Rulebooks books = RulesetReader.read(List.of(file));

    assertThat(books.problems())
        .extracting(Problem::where)
        .containsExactly(file + ":4:5", file + ":6:3", file + ":11:13");
    assertThat(books.rulesets().get(0).rules()).extracting(Rule::id).containsExactly("three");
  }

  @Test
  void theLabelsOfTheFolderAreThoseOfItsRules() throws IOException {
    Files.writeString(folder.resolve("ruleset.yaml"), "name: mine\nlabels: [a=1]\n");
    Files.writeString(
        folder.resolve("rules.yaml"),
        "- ruleID: one\n  message: m\n  labels: [b]\n  when:\n    builtin.file: {pattern: a}\n");
    Files.writeString(folder.resolve("rules.test.yaml"), "tests: []\n");

    Ruleset ruleset = RulesetReader.read(List.of(folder)).require().get(0);

    assertThat(ruleset.name()).isEqualTo("mine");
    assertThat(ruleset.rules().get(0).labels()).containsExactly("b", "a=1");
  }

  @Test
  void brokenYamlIsAProblemWithALine() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "- ruleID: [one\n- x: {");

    assertThat(RulesetReader.read(List.of(file)).problems())
        .singleElement()
        .extracting(Problem::where)
        .asString()
        .startsWith(file + ":2:");
  }

  @Test
  void aConditionThatSlippedOutOfItsListIsReadWhereItIsMissing() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(
        file,
        """
        - ruleID: slipped
          message: m
          when:
            and:
            - builtin.filecontent: {pattern: a}
              from: found
            - as: found
            builtin.xml: {xpath: //a}
        """);

    Rulebooks books = RulesetReader.read(List.of(file));

    assertThat(books.problems()).isEmpty();
    assertThat(books.remarks()).extracting(Problem::where).containsExactly(file + ":7:7");
    Condition.And and = (Condition.And) books.rulesets().get(0).rules().get(0).when();
    Condition.Ask second = (Condition.Ask) and.parts().get(1);
    assertThat(second.name()).isEqualTo("builtin.xml");
    assertThat(second.fields()).containsEntry("xpath", "//a");
    assertThat(second.role().as()).contains("found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{and: [{as: a}, {as: b}], builtin.xml: {xpath: //a}}",
        "{and: [{builtin.file: {pattern: a}}], builtin.xml: {xpath: //a}}",
        "{and: [{as: a}], or: [{as: b}]}",
        "{and: [{ignore: true}], builtin.xml: {xpath: //a}}",
        "{and: [{as: a}], builtin.file: {pattern: a}, builtin.xml: {xpath: //a}}",
        "{and: [{as: a}]}"
      })
  void whatCanBeReadInTwoWaysIsNotUsed(String when) throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "- ruleID: one\n  message: m\n  when: " + when + "\n");

    Rulebooks books = RulesetReader.read(List.of(file));

    assertThat(books.problems()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(books.rulesets().get(0).rules()).isEmpty();
  }

  @Test
  void anEmptyListIsUsedAndRemarkedOn() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "- ruleID: one\n  tag: [T]\n  when:\n    or: []\n");

    Rulebooks books = RulesetReader.read(List.of(file));

    assertThat(books.problems()).isEmpty();
    assertThat(books.remarks())
        .extracting(Problem::what)
        .first()
        .asString()
        .contains("never finds");
    assertThat(books.rulesets().get(0).rules()).extracting(Rule::id).containsExactly("one");
  }
}
