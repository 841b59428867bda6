package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile.Technology;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A small web application with the sins of its age, read as a whole. */
class LegacyApplicationTest {
  private static final Path ROOT = Path.of("src/test/resources/fixtures/legacy");

  private final Sources sources = new Sources(ROOT);
  private final Assessment assessment = sources.assess();

  @Test
  void findsEverySinOnItsLineAndNothingElse() {
    assertThat(sources.found()).isEqualTo(sources.marked()).hasSize(11);
  }

  @Test
  void tellsWhatAMachineCanRepair() {
    assertThat(
            assessment.findings().stream()
                .filter(Finding::machineFixable)
                .map(Finding::ruleId)
                .distinct())
        .containsExactlyInAnyOrder(
            "lepton-java-config-0030",
            "lepton-java-secret-0010",
            "lepton-java-secret-0040",
            "lepton-java-config-0050",
            "lepton-java-logging-0040",
            "lepton-java-health-0040");
  }

  @Test
  void ordersFindingsByFileLineAndRule() {
    assertThat(
            assessment.findings().stream()
                .map(f -> f.file() + " " + String.format("%05d", f.line()) + " " + f.ruleId()))
        .isSorted();
  }

  @Test
  void masksSecretsInSnippets() {
    assertThat(assessment.findings().toString())
        .doesNotContain("tiger-7")
        .contains("PASSWORD = \"****\"");
  }

  @Test
  void everyFindingGivesReasonAndFix() {
    assertThat(assessment.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.title()).isNotBlank();
              assertThat(finding.reason()).endsWith(".");
              assertThat(finding.fix()).endsWith(".");
              assertThat(finding.effort()).isBetween(1, 13);
            });
  }

  @Test
  void describesTheApplication() {
    assertThat(assessment.profile().entryPoint()).contains("org.acme.store.StoreMain");
    assertThat(assessment.profile().port()).contains(9080);
    assertThat(assessment.profile().buildTool()).contains("maven");
    assertThat(assessment.profile().runtimeVersion()).contains("11");
    assertThat(assessment.profile().languages()).extracting("name").containsExactly("Java");
  }

  @Test
  void namesFrameworksAndDatabasesWithVersionAndEvidence() {
    assertThat(assessment.profile().frameworks())
        .contains(new Technology("Embedded Tomcat", Optional.of("9.0.112"), "pom.xml:14"));
    assertThat(assessment.profile().databases())
        .containsExactly(new Technology("PostgreSQL", Optional.of("42.7.14"), "pom.xml:19"));
  }

  @Test
  void refactorsBecauseOfWhatAMachineCanRepair() {
    assertThat(assessment.decision().strategy()).isEqualTo(Strategy.REFACTOR);
    assertThat(assessment.decision().refactor()).isTrue();
    assertThat(assessment.decision().reasons().get(0))
        .startsWith(
            "2 mandatory findings (lepton-java-secret-0010 at"
                + " src/main/java/org/acme/store/Database.java:10, lepton-java-secret-0040 at");
  }

  @Test
  void isTheSameEachTime() {
    assertThat(sources.assess()).isEqualTo(assessment);
  }
}
