package dev.lepton.assess.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a changed copy is the same, byte for byte, whatever is known of the original. */
class CopyMemoryTest {
  private static final String RULES =
      """
      - {ruleID: port, message: 'port {{matchingText}}', effort: 1, when: {builtin.filecontent: {pattern: 'port.*'}}}
      - {ruleID: xml, message: xml, effort: 1, when: {builtin.xml: {xpath: '//port'}}}
      - {ruleID: json, message: 'b is {{matchingJSON}}', when: {builtin.json: {xpath: '//b'}}}
      - {ruleID: thread, message: '{{name}} {{file}}', effort: 3, when: {java.referenced: {location: METHOD_CALL, pattern: java.lang.Thread.start*}}}
      - {ruleID: heirs, message: heir, effort: 1, when: {java.referenced: {location: INHERITANCE, pattern: java.lang.Thread}}}
      - {ruleID: own, message: own, effort: 1, when: {java.referenced: {pattern: app.part.Gamma*}}}
      - {ruleID: package, message: '{{name}} {{version}}', effort: 1, when: {nodejs.dependency: {nameregex: '.*'}}}
      - {ruleID: node, message: 'fs {{file}}', effort: 1, when: {nodejs.referenced: {pattern: fs}}}
      """;

  @TempDir Path folder;
  private Path original;
  private Path copy;
  private CachedRuns runs;

  @BeforeEach
  void rules() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("rules.yaml"), RULES);
    original = folder.resolve("original");
    copy = folder.resolve("the copy");
    runs = new CachedRuns(original, rules, folder.resolve("cache"));
  }

  private String full() {
    return new CachedRuns(copy, folder.resolve("rules"), folder.resolve("cache")).full();
  }

  private void copyAll() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(original)) {
      all = files.sorted().toList();
    }
    for (Path file : all) {
      Files.copy(file, copy.resolve(original.relativize(file)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsEditedInTheCopyTheReportIsThatOfAFullRun(long seed) throws IOException {
    RandomTree tree = new RandomTree(original, seed);
    for (int step = 0; step < 20; step++) {
      tree.change();
    }
    copyAll();
    RandomTree edited = new RandomTree(copy, seed + 100);
    for (int step = 0; step < seed; step++) {
      edited.change();
    }

    assertThat(runs.ofCopy(copy)).isEqualTo(full());
  }

  @Test
  void onlyWhatIsDifferentIsReadAgain() throws IOException {
    new RandomTree(original, 7);
    Files.writeString(original.resolve("settings.txt"), "port 1");
    copyAll();
    Files.writeString(copy.resolve("settings.txt"), "port 2");

    assertThat(runs.ofCopy(copy)).isEqualTo(full()).contains("port 2").doesNotContain("port 1");
    assertThat(runs.changed()).hasSize(1).first().asString().endsWith("settings.txt");
  }
}
