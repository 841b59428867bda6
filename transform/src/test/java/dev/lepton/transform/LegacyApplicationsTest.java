package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.FindingOutcome;
import dev.lepton.model.bundle.FindingOutcome.Status;
import dev.lepton.model.migration.TransformSpec;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole applications of old machines: what their recipes are for is gone, and nothing else came.
 */
class LegacyApplicationsTest {
  @TempDir Path directory;

  static List<Path> applications() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/legacy"))) {
      return folders.sorted().toList();
    }
  }

  private static ChangedTree change(Path folder, List<Finding> findings) {
    return ChangedTree.of(
        SourceTree.scan(folder),
        Documents.assessment(findings),
        Documents.migration("app", folder, new TransformSpec("always", Optional.empty(), false)));
  }

  private Path written(ChangedTree changed) throws IOException {
    Path copy = directory.resolve("copy");
    changed.tree().copyTo(copy, List.of());
    for (Map.Entry<String, byte[]> file : changed.source().patches().results().entrySet()) {
      Path target = copy.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return copy;
  }

  @ParameterizedTest
  @MethodSource("applications")
  void whatARecipeIsForIsGone(Path application) throws IOException {
    List<Finding> before = OwnRules.findings(application);
    ChangedTree changed = change(application, before);
    List<Finding> after = OwnRules.findings(written(changed));

    List<FindingOutcome> outcomes = new FindingCheck(changed).outcomes(before, after);

    assertThat(outcomes).filteredOn(one -> one.recipe().isPresent()).isNotEmpty();
    assertThat(outcomes)
        .filteredOn(one -> one.recipe().isPresent() && one.status() != Status.GONE)
        .isEmpty();
    assertThat(outcomes).filteredOn(one -> one.status() == Status.NEW).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("applications")
  void aSecondRunChangesNothing(Path application) throws IOException {
    Path copy = written(change(application, OwnRules.findings(application)));

    assertThat(change(copy, OwnRules.findings(copy)).source().patches().patches()).isEmpty();
  }
}
