package dev.lepton.assess.questionnaire;

import dev.lepton.assess.questionnaire.AnswerSheet.Given;
import dev.lepton.assess.questionnaire.Questionnaire.Answer;
import dev.lepton.assess.questionnaire.Questionnaire.Question;
import dev.lepton.assess.questionnaire.Score.Line;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds answers up. Stateless, thread-safe. */
public final class Scorer {
  private static final Map<Risk, Integer> CONFIDENCE =
      Map.of(Risk.GREEN, 100, Risk.YELLOW, 70, Risk.UNKNOWN, 40, Risk.RED, 0);

  private Scorer() {}

  /**
   * A question that concerns the application.
   *
   * @param automatic whether the answer follows from the tags
   */
  private record Asked(Question question, Optional<Given> given, boolean automatic) {}

  /** The answers that were given, and those that follow from the tags, by question. */
  public static Map<String, Given> answers(Questionnaire questionnaire, AnswerSheet sheet) {
    Map<String, Given> all = new LinkedHashMap<>();
    asked(questionnaire, sheet)
        .forEach(one -> one.given().ifPresent(given -> all.put(one.question().id(), given)));
    return all;
  }

  /** In their order: an answer may add tags, on which those that follow depend. */
  private static List<Asked> asked(Questionnaire questionnaire, AnswerSheet sheet) {
    List<Tag> tags = new ArrayList<>(sheet.tags());
    List<Asked> all = new ArrayList<>();
    for (Question question : questionnaire.questions().toList()) {
      if (question.concerns(tags)) {
        Optional<Given> said = Optional.ofNullable(sheet.answers().get(question.id()));
        Optional<Given> given = said.or(() -> automatic(question, tags, sheet));
        given.ifPresent(one -> tags.addAll(one.answer().applyTags()));
        all.add(new Asked(question, given, said.isEmpty() && given.isPresent()));
      }
    }
    return all;
  }

  private static Optional<Given> automatic(Question question, List<Tag> tags, AnswerSheet sheet) {
    return question.answers().stream()
        .filter(answer -> answer.autoAnswerFor().stream().anyMatch(tags::contains))
        .findFirst()
        .map(answer -> new Given(answer, sheet.where()));
  }

  public static Score score(Questionnaire questionnaire, AnswerSheet sheet) {
    Map<Risk, Integer> counts = new EnumMap<>(Risk.class);
    List<Line> lines =
        asked(questionnaire, sheet).stream().map(asked -> line(asked, sheet)).toList();
    lines.forEach(line -> counts.merge(line.risk(), 1, Integer::sum));
    return new Score(
        sheet.application(),
        overall(questionnaire, counts, lines.size()),
        confidence(lines),
        counts,
        lines);
  }

  private static Line line(Asked asked, AnswerSheet sheet) {
    Optional<Answer> answer = asked.given().map(Given::answer);
    return new Line(
        asked.question().id(),
        asked.question().text(),
        answer.map(Answer::text).orElse(""),
        answer.map(Answer::risk).orElse(Risk.UNKNOWN),
        asked.automatic(),
        answer.map(Answer::rationale).orElse(""),
        answer.map(Answer::mitigation).orElse(""),
        asked.given().map(given -> given.where().toString()).orElse(sheet.where().file()));
  }

  private static int confidence(List<Line> lines) {
    return (int)
        Math.round(
            lines.stream().mapToInt(line -> CONFIDENCE.get(line.risk())).average().orElse(0));
  }

  /** The worst risk whose share of all questions reaches its threshold. */
  private static Risk overall(Questionnaire questionnaire, Map<Risk, Integer> counts, int total) {
    for (Risk risk : List.of(Risk.RED, Risk.YELLOW, Risk.UNKNOWN)) {
      int count = counts.getOrDefault(risk, 0);
      if (count > 0 && 100.0 * count / total >= questionnaire.thresholds().get(risk)) {
        return risk;
      }
    }
    return Risk.GREEN;
  }
}
