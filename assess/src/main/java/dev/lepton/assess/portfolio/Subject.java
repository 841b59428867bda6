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
 * @param measured whether the use of all its servers is known
 */
record Subject(
    String name,
    List<Server> servers,
    Questionnaire questionnaire,
    Map<String, Given> answers,
    Optional<Assessment> assessment,
    List<Dependency> needs,
    List<Dependency> neededBy,
    boolean measured,
    String where) {}
