package dev.lepton.assess.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFindingsTest {
  @TempDir Path folder;

  @Test
  void whatAnAnalysisByRulesFoundBelongsToTheApplicationOfTheFilesName() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Shop.json"),
            """
            {"complete": false, "files": 2, "effort": 5,
             "rulesets": [{"name": "own", "violations": {"rule-1": {
               "description": "Keeps state", "category": "mandatory", "effort": 5,
               "labels": ["lepton.dev/topic=session"],
               "incidents": [
                 {"uri": "file:///home/a/shop/src/main/java/B.java", "lineNumber": 7,
                  "message": "It is lost.\\n\\nFix: Move it.", "codeSnip": " 6  a\\n 7  b();\\n 8  c"},
                 {"uri": "file:///home/a/shop/src/main/java/A.java", "message": "It is lost."}],
               "links": [{"url": "https://example.org", "title": "t"}]}},
              "insights": {"rule-2": {"incidents": [{"uri": "file:///x"}]}}}],
             "unread": [{"uri": "file:///home/a/shop/c", "reason": "broken", "deliberate": false},
                        {"uri": "file:///home/a/shop/d", "reason": "a copy", "deliberate": true}]}
            """);

    Assessment assessment = AssessmentFiles.read(file);

    assertThat(assessment.application()).isEqualTo("Shop");
    assertThat(assessment.findings())
        .extracting(Finding::where)
        .containsExactly("src/main/java/A.java:1", "src/main/java/B.java:7");
    assertThat(assessment.findings().get(0).fix()).isEqualTo("See https://example.org");
    Finding second = assessment.findings().get(1);
    assertThat(second.category()).isEqualTo(Finding.Category.STATE);
    assertThat(second.severity()).isEqualTo(Finding.Severity.MANDATORY);
    assertThat(second.reason()).isEqualTo("It is lost.");
    assertThat(second.fix()).isEqualTo("Move it.");
    assertThat(second.snippet()).isEqualTo("b();");
    assertThat(assessment.notAnalysed()).containsExactly("file:///home/a/shop/c: broken");
  }
}
