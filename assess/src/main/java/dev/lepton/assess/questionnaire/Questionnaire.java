package dev.lepton.assess.questionnaire;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.inventory.InventoryApplication.Tag;
import dev.lepton.model.inventory.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Questions in sections, in the shape that Konveyor has for them.
 *
 * @param thresholds at how many per cent of the answers the whole is red, yellow or unknown
 */
public record Questionnaire(
    String name, String description, List<Section> sections, Map<Risk, Integer> thresholds) {

  public record Section(String name, List<Question> questions) {}

  /**
   * @param id stable; ours, where Konveyor has only the text
   * @param includeFor asked only of applications that carry one of these tags; of all when empty
   * @param excludeFor not asked of applications that carry one of these tags
   */
  public record Question(
      String id,
      String text,
      String explanation,
      List<Tag> includeFor,
      List<Tag> excludeFor,
      List<Answer> answers,
      Place where) {

    boolean concerns(List<Tag> tags) {
      return (includeFor.isEmpty() || includeFor.stream().anyMatch(tags::contains))
          && excludeFor.stream().noneMatch(tags::contains);
    }
  }

  /**
   * @param applyTags which the application carries once this answer is given, for the questions
   *     that follow
   * @param autoAnswerFor given by itself for applications that carry one of these tags
   * @param strategies points for or against a strategy; ours
   * @param value 0 to 10, what the application is worth to the business; ours
   */
  public record Answer(
      String text,
      Risk risk,
      String rationale,
      String mitigation,
      List<Tag> applyTags,
      List<Tag> autoAnswerFor,
      Map<Strategy, Integer> strategies,
      Optional<Integer> value) {}

  public Stream<Question> questions() {
    return sections.stream().flatMap(section -> section.questions().stream());
  }

  public Optional<Question> question(String idOrText) {
    return questions()
        .filter(q -> q.id().equals(idOrText) || q.text().equalsIgnoreCase(idOrText))
        .findFirst();
  }
}
