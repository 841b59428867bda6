package dev.lepton.assess.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.SmallAnalysis;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
  @TempDir private Path folder;
  private SmallAnalysis small;

  @BeforeEach
  void rule() {
    small = new SmallAnalysis(folder).when("builtin.filecontent: {pattern: word}");
  }

  private JsonNode run() {
    JsonNode sarif = JsonMapper.builder().build().valueToTree(SarifReport.of(small.report(), "1"));
    return sarif.get("runs").get(0);
  }

  @Test
  void aResultNamesRuleFileAndLine() {
    small.file("a b.txt", "\nword\n");

    JsonNode result = run().get("results").get(0);

    assertThat(result.get("ruleId").asString()).isEqualTo("small/one");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("a%20b.txt");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
  }

  @Test
  void aFingerprintStaysWhenTheLineMoves() {
    small.file("a.txt", "word one\n");
    JsonNode before = run().at("/results/0/partialFingerprints");
    small.file("a.txt", "\n\n\nword one\n");

    assertThat(run().at("/results/0/partialFingerprints")).isEqualTo(before);
  }

  @Test
  void equalLinesHaveDifferentFingerprints() {
    small.file("a.txt", "word\nword\n");

    JsonNode results = run().get("results");

    assertThat(results.get(0).get("partialFingerprints"))
        .isNotEqualTo(results.get(1).get("partialFingerprints"));
  }
}
