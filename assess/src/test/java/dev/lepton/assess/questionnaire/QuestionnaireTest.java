package dev.lepton.assess.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questionnaires, sheets of answers, and what they come to. */
class QuestionnaireTest {
  private static final String TWO_QUESTIONS =
      """
      name: small
      thresholds: {red: 50, yellow: 50, unknown: 60}
      sections:
        - order: 1
          name: One
          questions:
            - order: 1
              text: Is it up?
              answers:
                - {order: 1, text: "Yes", risk: green}
                - {order: 2, text: "No", risk: red, mitigation: Start it.}
            - order: 2
              text: Is it packed?
              excludeFor: [{category: Kind, tag: Mainframe}]
              answers:
                - {order: 1, text: "Yes", risk: green, autoAnswerFor: [{category: Runtime, tag: Container}]}
                - {order: 2, text: "No", risk: yellow}
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Score score(String sheet) throws IOException {
    Questionnaire questionnaire = QuestionnaireReader.read(file("q.yaml", TWO_QUESTIONS));
    return Scorer.score(questionnaire, AnswerReader.read(file("a.yaml", sheet), questionnaire));
  }

  private static List<Problem> problems(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(LeptonException.class, call).problems();
  }

  @Test
  void anAnswerAddsTagsForTheQuestionsThatFollow() throws IOException {
    Questionnaire questionnaire =
        QuestionnaireReader.read(
            file(
                "q.yaml",
                TWO_QUESTIONS.replace(
                    "risk: red, mitigation",
                    "risk: red, applyTags: [{category: Runtime, tag: Container}], mitigation")));
    String sheet = "application: shop\nanswers: {Is it up?: 'No'}\n";
    Score score =
        Scorer.score(questionnaire, AnswerReader.read(file("a.yaml", sheet), questionnaire));
    assertThat(score.lines().get(1).answer()).isEqualTo("Yes");
    assertThat(score.lines().get(1).automatic()).isTrue();
  }

  @Test
  void leptonsOwnQuestionsAreInOrder() {
    Questionnaire standard = QuestionnaireReader.standard();
    assertThat(standard.questions()).hasSizeGreaterThan(15);
    assertThat(standard.questions())
        .allSatisfy(question -> assertThat(question.id()).matches("[a-z-]+"));
  }

  @Test
  void anEmptySheetAsksEverythingAndIsReadAsUnanswered() throws IOException {
    Questionnaire standard = QuestionnaireReader.standard();
    String blank = AnswerReader.blank(standard, "Shop \"old\"");
    AnswerSheet sheet = AnswerReader.read(file("a.yaml", blank), standard);
    assertThat(sheet.application()).isEqualTo("Shop \"old\"");
    assertThat(sheet.answers()).isEmpty();
    assertThat(Scorer.score(standard, sheet).risk()).isEqualTo(Risk.UNKNOWN);
  }

  @Test
  void theWorstRiskThatReachesItsThresholdDecides() throws IOException {
    Score score = score("application: a\nanswers:\n  Is it up?: 2\n  Is it packed?: \"Yes\"\n");
    assertThat(score.risk()).isEqualTo(Risk.RED);
    assertThat(score.confidence()).isEqualTo(50);
    assertThat(score.lines().get(0).mitigation()).isEqualTo("Start it.");
    assertThat(score.lines().get(0).where()).endsWith("a.yaml:3:14");
  }

  @Test
  void aTagAnswersByItself() throws IOException {
    Score score =
        score(
            "application: a\ntags: [{category: Runtime, tag: Container}]\n"
                + "answers: {Is it up?: 1}\n");
    assertThat(score.risk()).isEqualTo(Risk.GREEN);
    assertThat(score.lines().get(1).automatic()).isTrue();
  }

  @Test
  void aQuestionThatDoesNotConcernItIsNotAsked() throws IOException {
    Score score =
        score(
            "application: a\ntags: [{category: Kind, tag: Mainframe}]\n"
                + "answers: {Is it up?: 1}\n");
    assertThat(score.lines()).hasSize(1);
  }

  @Test
  void allMistakesOfAQuestionnaireAreToldWithTheirLines() throws IOException {
    String bad =
        TWO_QUESTIONS
            .replace("risk: red", "risk: purple")
            .replace("excludeFor", "excludeFrom")
            .replace("yellow: 50", "yellow: 500");
    Path file = file("q.yaml", bad);
    assertThat(problems(() -> QuestionnaireReader.read(file)))
        .extracting(problem -> problem.where().replaceFirst(".*q.yaml", ""))
        .containsExactlyInAnyOrder(":11:42", ":14:9", ":2:31");
  }

  @Test
  void anUnknownAnswerNamesThoseThereAre() throws IOException {
    Questionnaire questionnaire = QuestionnaireReader.read(file("q.yaml", TWO_QUESTIONS));
    Path sheet = file("a.yaml", "application: a\nanswers:\n  Is it up?: 3\n  Is it blue?: 1\n");
    List<Problem> problems = problems(() -> AnswerReader.read(sheet, questionnaire));
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).fix()).contains("1 Yes; 2 No");
    assertThat(problems.get(1).what()).contains("Is it blue?");
  }

  @Test
  void brokenYamlIsToldWithItsPlace() throws IOException {
    Path file = file("q.yaml", "name: [a\nsections: }");
    assertThat(problems(() -> QuestionnaireReader.read(file)).get(0).where()).contains("q.yaml:2:");
  }
}
