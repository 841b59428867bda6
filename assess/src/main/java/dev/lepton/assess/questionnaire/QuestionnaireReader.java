package dev.lepton.assess.questionnaire;

import dev.lepton.assess.questionnaire.Questionnaire.Answer;
import dev.lepton.assess.questionnaire.Questionnaire.Question;
import dev.lepton.assess.questionnaire.Questionnaire.Section;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads questionnaires, and tells all that is wrong with one at once. Stateless. */
public final class QuestionnaireReader {
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private QuestionnaireReader() {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID with every problem and its line
   */
  public static Questionnaire read(Path path) {
    QuestionnaireReader reader = new QuestionnaireReader();
    return reader.questionnaire(YamlValue.read(path, reader.problems));
  }

  /** The questionnaire that comes with lepton. */
  public static Questionnaire standard() {
    QuestionnaireReader reader = new QuestionnaireReader();
    return reader.questionnaire(YamlValue.parse(standardText(), "default.yaml", reader.problems));
  }

  /** Its text, to begin one's own with. */
  public static String standardText() {
    try (InputStream in =
        Objects.requireNonNull(QuestionnaireReader.class.getResourceAsStream("default.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Questionnaire questionnaire(YamlValue root) {
    root.only("name", "description", "required", "sections", "thresholds", "riskMessages");
    List<Section> sections = root.list("sections").stream().map(this::section).toList();
    if (sections.isEmpty()) {
      root.problem("there are no sections", "add at least one, with questions");
    }
    Questionnaire questionnaire =
        new Questionnaire(
            root.required("name"), root.text("description").orElse(""), sections, thresholds(root));
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    return questionnaire;
  }

  private static Map<Risk, Integer> thresholds(YamlValue root) {
    Map<Risk, Integer> thresholds = new EnumMap<>(Risk.class);
    thresholds.putAll(Map.of(Risk.RED, 5, Risk.YELLOW, 30, Risk.UNKNOWN, 30));
    root.get("thresholds")
        .ifPresent(
            given -> {
              given.only("red", "yellow", "unknown");
              for (Risk risk : List.of(Risk.RED, Risk.YELLOW, Risk.UNKNOWN)) {
                given
                    .integer(risk.name().toLowerCase(Locale.ROOT), 0, 100)
                    .ifPresent(percent -> thresholds.put(risk, percent));
              }
            });
    return thresholds;
  }

  private Section section(YamlValue yaml) {
    yaml.only("order", "name", "comment", "questions");
    List<Question> questions = yaml.list("questions").stream().map(this::question).toList();
    if (questions.isEmpty()) {
      yaml.problem("the section has no questions", "add one or remove the section");
    }
    return new Section(yaml.required("name"), questions);
  }

  private Question question(YamlValue yaml) {
    yaml.only("order", "id", "text", "explanation", "includeFor", "excludeFor", "answers");
    String text = yaml.required("text");
    String id = yaml.text("id").orElse(text);
    if (!ids.add(id)) {
      yaml.problem("the question \"" + id + "\" stands here a second time", "rename one of them");
    }
    List<Answer> answers = yaml.list("answers").stream().map(QuestionnaireReader::answer).toList();
    if (answers.size() < 2) {
      yaml.problem("a question needs at least two answers", "add answers");
    }
    return new Question(
        id,
        text,
        yaml.text("explanation").orElse(""),
        tags(yaml, "includeFor"),
        tags(yaml, "excludeFor"),
        answers,
        yaml.where());
  }

  private static Answer answer(YamlValue yaml) {
    yaml.only(
        "order",
        "text",
        "risk",
        "rationale",
        "mitigation",
        "applyTags",
        "autoAnswerFor",
        "strategies",
        "value");
    return new Answer(
        yaml.required("text"),
        risk(yaml),
        yaml.text("rationale").orElse(""),
        yaml.text("mitigation").orElse(""),
        tags(yaml, "applyTags"),
        tags(yaml, "autoAnswerFor"),
        strategies(yaml),
        yaml.integer("value", 0, 10));
  }

  private static Risk risk(YamlValue yaml) {
    String text = yaml.required("risk");
    Optional<Risk> risk = constant(Risk.class, text);
    if (risk.isEmpty() && !text.isEmpty()) {
      yaml.get("risk")
          .ifPresent(
              value ->
                  value.problem(
                      "there is no risk \"" + text + "\"", "use red, yellow, green or unknown"));
    }
    return risk.orElse(Risk.UNKNOWN);
  }

  private static Map<Strategy, Integer> strategies(YamlValue yaml) {
    Map<Strategy, Integer> points = new EnumMap<>(Strategy.class);
    yaml.get("strategies")
        .ifPresent(
            given -> {
              for (String key : given.keys()) {
                Optional<Strategy> strategy = constant(Strategy.class, key);
                if (strategy.isEmpty()) {
                  given.problem(
                      "there is no strategy \"" + key + "\"",
                      "use rehost, replatform, refactor, repurchase, relocate, retain or retire");
                } else {
                  given
                      .integer(key, -200, 200)
                      .ifPresent(number -> points.put(strategy.get(), number));
                }
              }
            });
    return points;
  }

  static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(text.toUpperCase(Locale.ROOT))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static List<Tag> tags(YamlValue yaml, String key) {
    return yaml.list(key).stream()
        .map(tag -> new Tag(tag.only("category", "tag").required("category"), tag.required("tag")))
        .toList();
  }
}
