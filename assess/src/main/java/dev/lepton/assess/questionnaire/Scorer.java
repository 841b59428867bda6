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

  /** The answers that were given, and those that follow from the tags, by question. */
  public static Map<String, Given> answers(Questionnaire questionnaire, AnswerSheet sheet) {
    Map<String, Given> all = new LinkedHashMap<>();
    questionnaire
        .questions()
        .filter(question -> question.concerns(sheet.tags()))
        .forEach(
            question ->
                Optional.ofNullable(sheet.answers().get(question.id()))
                    .or(() -> automatic(question, sheet))
                    .ifPresent(given -> all.put(question.id(), given)));
    return all;
  }

  private static Optional<Given> automatic(Question question, AnswerSheet sheet) {
    for (Answer answer : question.answers()) {
      for (Tag tag : answer.autoAnswerFor()) {
        if (sheet.tags().contains(tag)) {
          return Optional.of(new Given(answer, sheet.where()));
        }
      }
    }
    return Optional.empty();
  }

  public static Score score(Questionnaire questionnaire, AnswerSheet sheet) {
    Map<String, Given> answers = answers(questionnaire, sheet);
    Map<Risk, Integer> counts = new EnumMap<>(Risk.class);
    List<Line> lines = new ArrayList<>();
    questionnaire
        .questions()
        .filter(question -> question.concerns(sheet.tags()))
        .forEach(
            question -> {
              Optional<Given> given = Optional.ofNullable(answers.get(question.id()));
              Risk risk = given.map(g -> g.answer().risk()).orElse(Risk.UNKNOWN);
              counts.merge(risk, 1, Integer::sum);
              boolean automatic = given.isPresent() && !sheet.answers().containsKey(question.id());
              lines.add(
                  new Line(
                      question.id(),
                      question.text(),
                      given.map(g -> g.answer().text()).orElse(""),
                      risk,
                      automatic,
                      given.map(g -> g.answer().rationale()).orElse(""),
                      given.map(g -> g.answer().mitigation()).orElse(""),
                      given.map(g -> g.where().toString()).orElse(sheet.where().file())));
            });
    return new Score(
        sheet.application(),
        overall(questionnaire, counts, lines.size()),
        confidence(lines),
        counts,
        lines);
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
