package dev.lepton.assess.portfolio;

import dev.lepton.assess.questionnaire.AnswerSheet.Given;
import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One application, and all that is known of it.
 *
 * @param answers by question
 * @param needs what it depends on
 * @param neededBy what depends on it
 */
record Subject(
    String name,
    List<Server> servers,
    Questionnaire questionnaire,
    Map<String, Given> answers,
    Optional<Assessment> assessment,
    List<Dependency> needs,
    List<Dependency> neededBy,
    String where) {}
