package dev.lepton.assess.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.assess.questionnaire.AnswerReader;
import dev.lepton.assess.questionnaire.AnswerSheet;
import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.assess.questionnaire.QuestionnaireReader;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Evidence;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import dev.lepton.model.portfolio.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is concluded for each application, and from what. */
class PortfolioTest {
  private static final String SERVERS =
      """
      HostName,IPAddress,SMBiosId,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,CPU.UsagePct.Avg,Applications
      web1,10.0.0.1,4c4c4544-0037-3810-8052-000000000001,4,8192,Ubuntu 24.04,40,Shop
      old1,10.0.0.2,4c4c4544-0037-3810-8052-000000000002,4,8192,Windows Server 2008,0.2,Archive
      """;
  private static final String TIES =
      """
      Record Type 1,Application Name,Description,Dependency,Dependency Direction
      1,Shop,,,
      1,Archive,,,
      """;

  @TempDir Path folder;
  private final Questionnaire questionnaire = QuestionnaireReader.standard();
  private final List<AnswerSheet> sheets = new ArrayList<>();
  private final List<Assessment> assessments = new ArrayList<>();
  private final List<OverrideEntry> overrides = new ArrayList<>();
  private Optional<String> industry = Optional.empty();

  private Portfolio portfolio(String ties) throws IOException {
    InventoryImporter importer = new InventoryImporter();
    importer.file(Files.writeString(folder.resolve("s.csv"), SERVERS), Optional.empty());
    importer.file(Files.writeString(folder.resolve("k.csv"), ties), Optional.empty());
    Inventory inventory = importer.inventory();
    return PortfolioAssessor.assess(
        new PortfolioInput(
            inventory,
            new PortfolioInput.Knowledge(questionnaire, sheets, assessments),
            overrides,
            industry,
            List.of()));
  }

  private ApplicationVerdict verdict(String name) throws IOException {
    return portfolio(TIES).applications().stream()
        .filter(verdict -> verdict.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void answer(String application, String answers) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(application + ".yaml"),
            "application: " + application + "\nanswers: {" + answers + "}\n");
    sheets.add(AnswerReader.read(file, questionnaire));
  }

  @ParameterizedTest
  @CsvSource({
    "future: 4, RETIRE",
    "'must-stay: 3', RETAIN",
    "origin: 2, REPURCHASE",
    "'origin: 4, deadline: 3', REHOST",
    "'containers: 1, changes: 1', REPLATFORM"
  })
  void answersDecideWhatNoScannerSees(String answers, Strategy expected) throws IOException {
    answer("Shop", answers);
    assertThat(verdict("Shop").strategy()).isEqualTo(expected);
  }

  @Test
  void aMandatoryFindingThatAMachineRepairsSpeaksForRefactoring() throws IOException {
    Profile profile =
        new Profile(
            List.of(new Profile.Language("Java", 1, 100)),
            List.of(),
            Optional.of("maven"),
            Optional.of("Main"),
            Optional.of(8080),
            List.of(),
            Optional.of("17"));
    List<Finding> findings = List.of(finding("a", 1), finding("b", 2), finding("c", 3));
    assessments.add(
        new Assessment(
            "shop",
            profile,
            findings,
            new Decision(Strategy.REFACTOR, true, List.of(), 1, 2, 0.9),
            List.of(),
            List.of()));
    ApplicationVerdict verdict = verdict("Shop");
    assertThat(verdict.strategy()).isEqualTo(Strategy.REFACTOR);
    assertThat(verdict.evidence()).extracting(Evidence::id).contains("finding:a@src/A.java:1");
  }

  private static Finding finding(String rule, int line) {
    return new Finding(
        rule,
        Finding.Category.CONFIGURATION,
        Finding.Severity.MANDATORY,
        "title",
        "src/A.java",
        line,
        "code",
        "why",
        "fix",
        1,
        true);
  }

  @Test
  void whatOthersNeedIsNotRetired() throws IOException {
    int alone = retirePoints(portfolio(TIES));
    int needed = retirePoints(portfolio(TIES + "2,Shop,,Archive,southbound\n"));
    assertThat(needed).isEqualTo(alone - 25);
  }

  private static int retirePoints(Portfolio portfolio) {
    return portfolio.applications().get(0).options().stream()
        .filter(option -> option.strategy() == Strategy.RETIRE)
        .findFirst()
        .orElseThrow()
        .points();
  }

  @Test
  void everyConclusionNamesEvidenceThatIsThere() throws IOException {
    answer("Shop", "future: 1, source-code: 3, encryption-transit: 3, audit: 2");
    industry = Optional.of("finance");
    for (ApplicationVerdict verdict : portfolio(TIES).applications()) {
      Set<String> ids = verdict.evidence().stream().map(Evidence::id).collect(Collectors.toSet());
      verdict
          .options()
          .forEach(
              option -> option.reasons().forEach(r -> assertThat(ids).containsAll(r.evidence())));
      verdict.risks().forEach(risk -> assertThat(ids).containsAll(risk.evidence()));
      verdict.requirements().forEach(r -> assertThat(ids).containsAll(r.evidence()));
    }
  }

  @Test
  void anIndustrysRequirementIsMetNotMetOrOpen() throws IOException {
    answer("Shop", "encryption-transit: 1, encryption-rest: 1, availability: 2");
    industry = Optional.of("finance");
    assertThat(verdict("Shop").requirements())
        .extracting(r -> r.id() + " " + r.state())
        .containsExactly(
            "elasticity " + Requirement.State.OPEN,
            "availability " + Requirement.State.NOT_MET,
            "encryption " + Requirement.State.MET,
            "compliance " + Requirement.State.OPEN);
  }

  @Test
  void requirementsNameTheRulesThatAskForThem() throws IOException {
    industry = Optional.of("healthcare");
    assertThat(verdict("Shop").requirements())
        .filteredOn(requirement -> requirement.id().equals("encryption"))
        .flatExtracting(Requirement::sources)
        .containsExactly(
            "Regulation (EU) 2016/679 (GDPR), article 32",
            "HIPAA Security Rule, 45 CFR 164.312(a)(2)(iv) and (e)");
  }

  @Test
  void aPersonsDecisionIsKeptBesideTheProposal() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("o.yaml"),
            """
            overrides:
              - {application: shop, strategy: retain, author: Ada, date: 2026-11-01, reason: Not now}
              - {application: nobody, strategy: retire, author: Ada, date: 2026-11-01, reason: Gone}
            """);
    overrides.addAll(OverrideReader.read(file));
    ApplicationVerdict verdict = verdict("Shop");
    assertThat(verdict.strategy()).isEqualTo(Strategy.RETAIN);
    assertThat(verdict.override().orElseThrow().proposed()).isEqualTo(Strategy.REPLATFORM);
    assertThat(portfolio(TIES).incomplete().get(0)).contains("o.yaml:3:5", "nobody");
  }

  @Test
  void whatIsWrongInAnOverrideIsToldAtTheValue() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("o.yaml"),
            "overrides:\n- application: a\n  strategy: move\n  date: soon\n  author: me\n  reason: b\n");
    assertThatThrownBy(() -> OverrideReader.read(file))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.where().replaceFirst(".*o.yaml", ""))
                    .containsExactly(":3:13", ":4:9"));
  }

  @Test
  void anOverrideWithoutAReasonIsRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("o.yaml"),
            "overrides: [{application: a, strategy: move, date: soon}]\n");
    assertThatThrownBy(() -> OverrideReader.read(file))
        .hasMessageContaining("author is missing")
        .hasMessageContaining("reason is missing")
        .hasMessageContaining("no strategy \"move\"")
        .hasMessageContaining("\"soon\" is no date");
  }

  @Test
  void theSameInputGivesTheSameDocument() throws IOException {
    answer("Shop", "future: 1");
    assertThat(portfolio(TIES)).isEqualTo(portfolio(TIES));
  }

  @Test
  void lessKnowledgeIsLessConfidence() throws IOException {
    double without = verdict("Shop").confidence();
    answer(
        "Shop",
        questionnaire.questions().map(q -> q.id() + ": 1").collect(Collectors.joining(", ")));
    assertThat(verdict("Shop").notKnown()).hasSize(1);
    assertThat(without).isLessThan(0.95);
  }
}
