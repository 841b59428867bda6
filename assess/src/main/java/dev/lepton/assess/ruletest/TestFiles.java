package dev.lepton.assess.ruletest;

import dev.lepton.model.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads test files, with the defaults of their folder. */
final class TestFiles {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final TestFile EMPTY = new TestFile(null, List.of(), List.of());

  private TestFiles() {}

  static TestFile read(Path file, List<Problem> problems) {
    TestFile tests = parse(file, problems);
    Path defaults = file.resolveSibling("testing-config.yaml");
    if (!tests.data().isEmpty() || !Files.isRegularFile(defaults)) {
      return tests;
    }
    TestFile config = parse(defaults, problems);
    return new TestFile(
        tests.rulesPath() == null ? config.rulesPath() : tests.rulesPath(),
        config.providers(),
        tests.tests());
  }

  private static TestFile parse(Path file, List<Problem> problems) {
    try {
      if (isEmpty(file)) {
        return EMPTY;
      }
      TestFile read = MAPPER.readValue(file.toFile(), TestFile.class);
      return read == null ? EMPTY : read;
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      problems.add(
          new Problem(
              "the test file cannot be read: " + e.getOriginalMessage(),
              file + where,
              "correct the line"));
      return EMPTY;
    }
  }

  /** Folders hold placeholders in which every test is commented out. */
  private static boolean isEmpty(Path file) {
    try (java.util.stream.Stream<String> lines = Files.lines(file)) {
      return lines.allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
    } catch (java.io.IOException | java.io.UncheckedIOException e) {
      // The parser meets the same problem, and says where.
      return false;
    }
  }
}
