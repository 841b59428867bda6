package dev.lepton.assess.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.output.KonveyorReport;
import dev.lepton.assess.output.LeptonReport;
import dev.lepton.assess.output.SarifReport;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What rules about secrets find is in no report, neither theirs nor that of other rules. */
class SecretsShownTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private AnalysisReport report;

  @BeforeEach
  void analyse() {
    report =
        new SmallAnalysis(folder)
            .file(
                "app.properties",
                "name=shop\ndb.password=geheim\nurl=postgres://me:geheim@db/shop\nname=end\n")
            .file(
                "key.txt",
                "name=\n-----BEGIN PRIVATE KEY-----\ngeheim1\ngeheim2\n-----END PRIVATE KEY-----\nname=x\n")
            .rules(
                """
                - ruleID: name
                  message: a name
                  effort: 1
                  when: {builtin.filecontent: {pattern: 'name='}}
                - ruleID: password
                  message: 'found {{matchingText}}'
                  effort: 1
                  labels: [lepton.dev/topic=secret]
                  when: {builtin.filecontent: {pattern: 'password=.*|BEGIN PRIVATE KEY'}}
                """)
            .report();
  }

  @Test
  void noFormatShowsThem() {
    assertThat(JSON.writeValueAsString(LeptonReport.of(report)))
        .contains("db.password=****", "name=shop", "postgres://me:****@db")
        .doesNotContain("geheim");
    assertThat(JSON.writeValueAsString(SarifReport.of(report, "1"))).doesNotContain("geheim");
    assertThat(JSON.writeValueAsString(KonveyorReport.of(report))).doesNotContain("geheim");
  }

  @Test
  void nothingElseIsHidden() {
    Incident incident = report.rulesets().get(0).violations().get("name").incidents().get(0);

    assertThat(incident.snippet().orElseThrow()).contains("1  name=shop");
  }
}
