package dev.lepton.assess.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.Migrations;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Profile.Technology;
import dev.lepton.model.assessment.Risk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskRegisterTest {
  private static final Migrations MIGRATION = Migrations.of(Path.of("."));

  private static Profile profile(Technology... databases) {
    return new Profile(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(databases),
        Optional.empty());
  }

  private static Finding finding(String rule, int line) {
    return new Finding(
        rule, Category.STATE, Severity.POTENTIAL, "t", "A.java", line, "", "r", "f", 5, false);
  }

  private static List<String> titles(List<Risk> risks) {
    return risks.stream().map(Risk::title).toList();
  }

  @Test
  void aRiskOfSeveralFindingsNamesTheFirst() {
    List<Risk> risks =
        RiskRegister.risks(
            MIGRATION.build(),
            profile(),
            List.of(
                finding("lepton-java-session-0010", 3), finding("lepton-java-session-0010", 9)));
    assertThat(risks)
        .singleElement()
        .extracting(Risk::source)
        .isEqualTo("lepton-java-session-0010 at A.java:3 and 1 more");
  }

  @Test
  void aDatabaseWithoutBackupIsARisk() {
    List<Risk> risks =
        RiskRegister.risks(
            MIGRATION.database("shop", "verify-full", false).build(), profile(), List.of());
    assertThat(titles(risks))
        .containsExactly(
            "No backup of database shop is taken before the move",
            "Size, growth and tables without a primary key of database shop are not known yet");
  }

  @Test
  void aDatabaseThatTheMigrationDoesNotMoveIsARisk() {
    Technology oracle = new Technology("Oracle", Optional.empty(), "pom.xml:9");
    assertThat(RiskRegister.risks(MIGRATION.build(), profile(oracle), List.of()))
        .singleElement()
        .satisfies(risk -> assertThat(risk.source()).isEqualTo("pom.xml:9"));
  }

  @Test
  void aMovedDatabaseIsNone() {
    Technology postgres = new Technology("PostgreSQL", Optional.empty(), "pom.xml:9");
    List<Risk> risks =
        RiskRegister.risks(
            MIGRATION.database("shop", "require", true).build(), profile(postgres), List.of());
    assertThat(titles(risks)).noneMatch(title -> title.contains("does not move"));
  }

  @Test
  void financeAndHealthCareWantEncryption() {
    for (String industry : List.of("finance", "healthcare")) {
      List<Risk> risks =
          RiskRegister.risks(
              MIGRATION.industry(industry).database("shop", "disable", true).build(),
              profile(),
              List.of());
      assertThat(titles(risks)).contains("Data of database shop may travel unencrypted");
    }
  }

  @Test
  void retailThinksOfItsPeaks() {
    assertThat(
            titles(RiskRegister.risks(MIGRATION.industry("retail").build(), profile(), List.of())))
        .contains("A season's peak meets a platform sized for ordinary days")
        .anyMatch(title -> title.startsWith("The availability asked for (99.0 %)"));
  }

  @Test
  void theHighestScoreComesFirst() {
    List<Risk> risks =
        RiskRegister.risks(
            MIGRATION.industry("manufacturing").build(),
            profile(),
            List.of(
                finding("lepton-java-session-0010", 1), finding("lepton-java-storage-0060", 2)));
    assertThat(risks).extracting(Risk::score).isSortedAccordingTo((a, b) -> b - a).startsWith(20);
  }
}
