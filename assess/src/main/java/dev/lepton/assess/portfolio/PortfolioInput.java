package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.AnswerSheet;
import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * Everything a portfolio is concluded from.
 *
 * @param industry id of a profile, for all applications
 */
public record PortfolioInput(
    Inventory inventory,
    Knowledge knowledge,
    List<OverrideEntry> overrides,
    Optional<String> industry,
    List<String> incomplete) {

  /** What is known beyond the inventory; each finds its application by name. */
  public record Knowledge(
      Questionnaire questionnaire, List<AnswerSheet> sheets, List<Assessment> assessments) {}
}
