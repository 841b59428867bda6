package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.migration.TransformSpec;
import dev.lepton.transform.internal.refactor.RecipeTable;
import dev.lepton.transform.internal.refactor.RecipeTable.Row;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recipe on code as people write it: what it makes is in {@code after}, files that are not in
 * it stay as they are, and the findings are gone by the assessment's own word.
 */
class RecipeSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/recipes");

  private static final Map<Path, List<Finding>> FINDINGS = new ConcurrentHashMap<>();

  @TempDir Path directory;

  static List<Path> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders.sorted().toList();
    }
  }

  static List<Row> rows() {
    return RecipeTable.standard().rows();
  }

  /** Samples are called after the recipe and the language, and what is special about them. */
  private static boolean isOf(Path sample, Row row) {
    return (sample.getFileName() + "-").startsWith(row.recipe() + "-" + row.language().id() + "-");
  }

  private static Row row(Path sample) {
    return rows().stream().filter(row -> isOf(sample, row)).findFirst().orElseThrow();
  }

  /** Each sample is assessed once for all tests. */
  private static List<Finding> findings(Path before) {
    return FINDINGS.computeIfAbsent(before, OwnRules::findings);
  }

  private static RefactoredSource refactor(Path folder, List<Finding> findings) {
    return RefactoredSource.of(
        SourceTree.scan(folder),
        Documents.assessment(findings),
        Documents.migration("app", folder, new TransformSpec("always", Optional.empty(), false)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theFilesAreAsAReviewerWantsThem(Path sample) {
    Path before = sample.resolve("before");
    RefactoredSource source = refactor(before, findings(before));

    Map<String, String> changed = new TreeMap<>();
    source
        .patches()
        .results()
        .forEach(
            (file, bytes) -> changed.put(file, new String(bytes, StandardCharsets.ISO_8859_1)));
    assertThat(changed).isEqualTo(Workspace.everything(sample.resolve("after")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theFindingsAreGoneAndNoneIsNew(Path sample) throws IOException {
    Path before = sample.resolve("before");
    List<Finding> found = findings(before);
    assertThat(rules(found)).containsAnyElementsOf(row(sample).rules());
    RefactoredSource source = refactor(before, found);
    Path copy = directory.resolve("copy");
    new ChangedTree(SourceTree.scan(before), source).tree().copyTo(copy, List.of());
    for (Map.Entry<String, byte[]> file : source.patches().results().entrySet()) {
      Files.createDirectories(copy.resolve(file.getKey()).getParent());
      Files.write(copy.resolve(file.getKey()), file.getValue());
    }
    List<Finding> left = OwnRules.findings(copy);

    assertThat(rules(left)).doesNotContainAnyElementsOf(row(sample).rules());
    assertThat(rules(found)).containsAll(rules(left));
    assertThat(refactor(copy, left).patches().results())
        .as("what a second run would change")
        .isEmpty();
  }

  private static Set<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::ruleId).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRuleOfARowHasAPlaceInASample(Row row) throws IOException {
    List<Finding> found = new ArrayList<>();
    for (Path sample : samples()) {
      if (isOf(sample, row)) {
        found.addAll(findings(sample.resolve("before")));
      }
    }

    assertThat(rules(found)).containsAll(row.rules());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void lineEndsStay(Path sample) throws IOException {
    Path before = sample.resolve("before");
    Path dos = directory.resolve("dos");
    for (Map.Entry<String, String> file : Workspace.everything(before).entrySet()) {
      Files.createDirectories(dos.resolve(file.getKey()).getParent());
      Files.writeString(
          dos.resolve(file.getKey()),
          file.getValue().replace("\n", "\r\n"),
          StandardCharsets.ISO_8859_1);
    }
    Map<String, byte[]> results = refactor(dos, findings(before)).patches().results();
    Map<String, String> unix = Workspace.everything(sample.resolve("after"));

    results.forEach(
        (file, bytes) -> {
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          if (Files.exists(dos.resolve(file))) {
            assertThat(text).as(file).isEqualTo(unix.get(file).replace("\n", "\r\n"));
          }
        });
    assertThat(results.keySet()).isEqualTo(unix.keySet());
  }
}
