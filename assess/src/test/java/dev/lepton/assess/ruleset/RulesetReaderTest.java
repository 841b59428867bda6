package dev.lepton.assess.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
