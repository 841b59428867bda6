package dev.lepton.assess.questionnaire;

import dev.lepton.assess.questionnaire.AnswerSheet.Given;
import dev.lepton.assess.questionnaire.Questionnaire.Answer;
import dev.lepton.assess.questionnaire.Questionnaire.Question;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sheets of answers, and writes empty ones. Stateless. */
public final class AnswerReader {
  private AnswerReader() {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID with every problem and its line
   */
  public static AnswerSheet read(Path path, Questionnaire questionnaire) {
    List<Problem> problems = new ArrayList<>();
    YamlValue root = YamlValue.read(path, problems);
    root.only("application", "questionnaire", "tags", "answers");
    String application = root.required("application");
    root.get("questionnaire")
        .filter(name -> !name.text().equals(questionnaire.name()))
        .ifPresent(
            name ->
                name.problem(
                    "these are answers to the questionnaire \"" + name.text() + "\"",
                    "give it with --questionnaire FILE"));
    Map<String, Given> answers = new LinkedHashMap<>();
    root.get("answers")
        .ifPresent(
            given -> {
              for (String key : given.keys()) {
                given.get(key).ifPresent(value -> take(questionnaire, key, value, answers));
              }
            });
    List<Tag> tags =
        root.list("tags").stream()
            .map(
                tag ->
                    new Tag(tag.only("category", "tag").required("category"), tag.required("tag")))
            .toList();
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return new AnswerSheet(application, tags, answers, root.where());
  }

  private static void take(
      Questionnaire questionnaire, String key, YamlValue value, Map<String, Given> answers) {
    Optional<Question> question = questionnaire.question(key);
    if (question.isEmpty()) {
      value.problem(
          "there is no question \"" + key + "\"",
          "use one of " + String.join(", ", questionnaire.questions().map(Question::id).toList()));
      return;
    }
    Optional<Answer> answer = answer(question.get(), value.text());
    if (answer.isEmpty()) {
      value.problem(
          "\"" + value.text() + "\" is no answer to " + key,
          "write the text or the number of one of: " + numbered(question.get().answers()));
      return;
    }
    answers.put(question.get().id(), new Given(answer.get(), value.where()));
  }

  private static Optional<Answer> answer(Question question, String text) {
    List<Answer> answers = question.answers();
    if (text.matches("[0-9]{1,2}")) {
      int number = Integer.parseInt(text);
      return number >= 1 && number <= answers.size()
          ? Optional.of(answers.get(number - 1))
          : Optional.empty();
    }
    return answers.stream().filter(answer -> answer.text().equalsIgnoreCase(text)).findFirst();
  }

  private static String numbered(List<Answer> answers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      lines.add((i + 1) + " " + answers.get(i).text());
    }
    return String.join("; ", lines);
  }

  /** A sheet to be filled in: every question with its answers as comments. */
  public static String blank(Questionnaire questionnaire, String application) {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Write the number of an answer behind each question; leave open what is not known.\n");
    text.append("application: ").append(quoted(application)).append('\n');
    text.append("questionnaire: ").append(quoted(questionnaire.name())).append('\n');
    text.append("answers:\n");
    for (Questionnaire.Section section : questionnaire.sections()) {
      text.append("\n  # ").append(section.name()).append('\n');
      for (Question question : section.questions()) {
        text.append("\n  # ").append(question.text()).append('\n');
        for (String line : numbered(question.answers()).split("; (?=[0-9])")) {
          text.append("  #   ").append(line).append('\n');
        }
        text.append("  ").append(quotedKey(question.id())).append(":\n");
      }
    }
    return text.toString();
  }

  private static String quotedKey(String key) {
    return key.matches("[a-z0-9-]+") ? key : quoted(key);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
