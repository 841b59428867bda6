package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What matches and, above all, what must not: each question names exactly the lines that answer.
 */
class PrecisionTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicContainer> onlyTheMarkedLinesMatch() throws IOException, URISyntaxException {
    Path fixtures = Path.of(PrecisionTest.class.getResource("/precision").toURI());
    List<Path> files;
    try (Stream<Path> listed = Files.list(fixtures)) {
      files = listed.sorted().toList();
    }
    List<DynamicContainer> containers = new ArrayList<>();
    for (Path file : files) {
      containers.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), tests(file)));
    }
    return containers.stream();
  }

  private List<DynamicTest> tests(Path file) throws IOException {
    Fixture fixture = Fixture.read(file);
    Path root = folder.resolve(fixture.name());
    fixture.write(root);
    CollectedHits hits = new CollectedHits(root);
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < fixture.questions().size(); i++) {
      Fixture.Question question = fixture.questions().get(i);
      queries.add(new Query(i, "referenced", question.fields()));
    }
    try (FileTable table = InputWalker.open(List.of(root), Mode.SOURCE_ONLY, InputLimits.DEFAULT)) {
      new JavaProvider()
          .analyse(new AnalysisInput(table, Mode.SOURCE_ONLY, Optional.empty(), 1), queries, hits);
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < fixture.questions().size(); i++) {
      Fixture.Question question = fixture.questions().get(i);
      int query = i;
      tests.add(
          DynamicTest.dynamicTest(
              question.location() + " " + question.pattern(),
              () -> assertThat(hits.places(query)).isEqualTo(question.places())));
    }
    return tests;
  }
}
