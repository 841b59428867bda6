package dev.lepton.assess.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a cache the report is the same, byte for byte, whatever happened in between. */
class IncrementalAnalysisTest {
  private static final String RULES =
      """
      - {ruleID: port, message: 'port {{matchingText}}', effort: 1, when: {builtin.filecontent: {pattern: 'port.*'}}}
      - {ruleID: xml, message: xml, effort: 1, when: {builtin.xml: {xpath: '//port'}}}
      - {ruleID: json, message: 'b is {{matchingJSON}}', when: {builtin.json: {xpath: '//b'}}}
      - {ruleID: thread, message: '{{name}}', effort: 3, when: {java.referenced: {location: METHOD_CALL, pattern: java.lang.Thread.start*}}}
      - {ruleID: server, message: '{{kind}} {{package}}', effort: 3, when: {java.referenced: {pattern: 'org.old.Server*'}}}
      - {ruleID: heirs, message: heir, effort: 1, when: {java.referenced: {location: INHERITANCE, pattern: java.lang.Thread}}}
      - {ruleID: own, message: own, effort: 1, when: {java.referenced: {pattern: app.part.Gamma*}}}
      - {ruleID: library, message: '{{name}} {{version}}', effort: 1, when: {java.dependency: {nameregex: 'org\\.lib\\..*'}}}
      - {ruleID: package, message: '{{name}} {{version}}', effort: 1, when: {nodejs.dependency: {nameregex: '.*'}}}
      - {ruleID: node, message: fs, effort: 1, when: {nodejs.referenced: {pattern: fs}}}
      - {ruleID: tagged, tag: [Web], when: {builtin.file: {pattern: 'web1.xml'}}}
      - ruleID: chained
        message: '{{x.matchingText}}'
        effort: 5
        when:
          and:
            - {builtin.hasTags: [Web]}
            - {builtin.filecontent: {pattern: port, filePattern: '.*\\.xml'}, as: x, ignore: true}
            - {builtin.xml: {xpath: '//web', filepaths: '{{x.filepaths}}'}, from: x}
      """;

  @TempDir Path folder;
  private Path rules;
  private Path application;
  private CachedRuns runs;

  @BeforeEach
  void rules() throws IOException {
    rules = Files.createDirectories(folder.resolve("rules")).resolve("rules.yaml");
    Files.writeString(rules, RULES);
    application = folder.resolve("application");
    runs = new CachedRuns(application, folder.resolve("rules"), folder.resolve("cache"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverIsEditedTheReportIsThatOfAFullRun(long seed) throws IOException {
    RandomTree tree = new RandomTree(application, seed);
    for (int step = 0; step < 40; step++) {
      assertThat(runs.cached()).as("seed %d, step %d", seed, step).isEqualTo(runs.full());
      for (int edit = 0; edit <= step % 3; edit++) {
        tree.change();
      }
      if (step % 10 == 9) {
        Files.writeString(rules, RULES.replace("port", step == 19 ? "read" : "port"));
      }
    }
  }

  @Test
  void onlyWhatHasChangedIsReadAgain() throws IOException {
    new RandomTree(application, 7);
    Path changed = Files.writeString(application.resolve("new.txt"), "port 1");
    runs.cached();
    Files.writeString(changed, "port 2");
    runs.cached();

    assertThat(runs.changed()).hasSize(1).first().asString().endsWith("new.txt");
  }

  @Test
  void aFileOfTheSameSizeAndTimeIsStillSeenToHaveChanged() throws IOException {
    new RandomTree(application, 7);
    Path changed = Files.writeString(application.resolve("new.txt"), "port 1");
    var time = Files.getLastModifiedTime(changed);
    runs.cached();
    Files.writeString(changed, "port 2");
    Files.setLastModifiedTime(changed, time);

    assertThat(runs.cached()).contains("port 2").doesNotContain("port 1");
  }

  @Test
  void whatWasWrittenShortlyBeforeIsReadOnceMoreAndThenKnownByItsTime() throws IOException {
    new RandomTree(application, 7);
    runs.cached();
    byte[] young = Files.readAllBytes(file());
    runs.later(Duration.ofMinutes(1));
    runs.cached();
    byte[] proven = Files.readAllBytes(file());
    runs.cached();

    assertThat(proven).isNotEqualTo(young);
    assertThat(Files.readAllBytes(file())).isEqualTo(proven);
  }

  /** Whoever installs a library changes an analysis of which no file has changed. */
  @Test
  void librariesThatComeChangeAndGoInTheRepositoryAreSeen() throws IOException {
    Files.createDirectories(application);
    Path repository = folder.resolve("repository");
    runs.repository(repository);
    Files.writeString(application.resolve("pom.xml"), LibraryPom.asking("app", "one"));
    Path one = LibraryPom.file(repository, "one");
    List<String> contents =
        List.of(LibraryPom.asking("one", "two"), LibraryPom.asking("one", "six"), "<project/>");
    for (int step = 0; step < 12; step++) {
      assertThat(runs.cached()).as("step %d", step).isEqualTo(runs.full());
      if (step % 4 == 3) {
        Files.delete(one);
      } else {
        Files.createDirectories(one.getParent());
        Files.writeString(one, contents.get(step % 4));
      }
    }
    assertThat(runs.full()).contains("org.lib.one 1");
  }

  @Test
  void buildFilesThatChangeAreReadAgain() throws IOException {
    Files.createDirectories(application);
    Path asking = application.resolve("package.json");
    Files.writeString(asking, "{'dependencies': {'left': '1.0.0'}}".replace('\'', '"'));
    runs.cached();
    Files.writeString(
        application.resolve("package-lock.json"),
        "{'packages': {'node_modules/left': {'version': '1.2.0'}}}".replace('\'', '"'));

    assertThat(runs.cached()).contains("left 1.2.0").isEqualTo(runs.full());
  }

  @Test
  void whatIsDamagedIsNotUsedAndSaid() throws IOException {
    new RandomTree(application, 7);
    String report = runs.cached();
    Path cache = file();
    byte[] good = Files.readAllBytes(cache);
    for (int at = 0; at < good.length; at += 1 + good.length / 16) {
      byte[] flipped = good.clone();
      flipped[at] ^= 0x10;
      for (byte[] bad : List.of(flipped, Arrays.copyOf(good, at))) {
        Files.write(cache, bad);

        assertThat(runs.cached()).isEqualTo(report);
        assertThat(runs.damage()).isPresent();
      }
    }
  }

  @Test
  void anotherProgramsCacheIsNotUsedAndSaid() throws IOException {
    new RandomTree(application, 7);
    String report = runs.cached();
    Files.writeString(file(), "PK not one of ours at all, but long enough to look at");

    assertThat(runs.cached()).isEqualTo(report);
    assertThat(runs.damage()).hasValueSatisfying(text -> assertThat(text).contains("not a cache"));
  }

  @Test
  void analysesAtTheSameTimeLeaveAWholeCache() throws Exception {
    new RandomTree(application, 7);
    String report = runs.full();
    List<Thread> others =
        Stream.generate(
                () ->
                    new Thread(
                        () ->
                            new CachedRuns(
                                    application, folder.resolve("rules"), folder.resolve("cache"))
                                .cached()))
            .limit(4)
            .toList();
    others.forEach(Thread::start);
    for (Thread other : others) {
      other.join();
    }

    assertThat(runs.cached()).isEqualTo(report);
    assertThat(runs.damage()).isEmpty();
    assertThat(runs.changed()).isEmpty();
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.findFirst().orElseThrow();
    }
  }
}
