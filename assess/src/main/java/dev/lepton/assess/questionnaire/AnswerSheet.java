package dev.lepton.assess.questionnaire;

import dev.lepton.model.inventory.InventoryApplication.Tag;
import dev.lepton.model.inventory.Place;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people answered for one application.
 *
 * @param tags that the sheet adds to those of the inventory
 * @param answers by id of the question
 */
public record AnswerSheet(
    String application, List<Tag> tags, Map<String, Given> answers, Place where) {

  /** An answer, and where it stands. */
  public record Given(Questionnaire.Answer answer, Place where) {}

  /** The same answers where the application is known to carry these tags as well. */
  public AnswerSheet tagged(Collection<Tag> known) {
    Set<Tag> all = new LinkedHashSet<>(known);
    all.addAll(tags);
    return new AnswerSheet(application, List.copyOf(all), answers, where);
  }
}
