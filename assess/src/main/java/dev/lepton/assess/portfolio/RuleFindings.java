package dev.lepton.assess.portfolio;

import dev.lepton.assess.findings.RuleOutcome;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Takes what an analysis by rules found for an application as its assessment, of which nothing is
 * known but findings. What only informs, without any effort, is left out. Stateless.
 */
final class RuleFindings {
  private RuleFindings() {}

  static boolean isAnalysis(JsonNode document) {
    return document.path("rulesets").isArray() && document.path("unread").isArray();
  }

  static Assessment assessment(String application, JsonNode document) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode ruleset : document.path("rulesets")) {
      ruleset.path("violations").forEachEntry((rule, violation) -> add(rule, violation, findings));
    }
    int root = commonFolder(findings);
    List<Finding> relative =
        findings.stream()
            .map(one -> one.in(one.file().substring(root)))
            .sorted(
                Comparator.comparing(Finding::file)
                    .thenComparing(Finding::line)
                    .thenComparing(Finding::ruleId))
            .toList();
    List<String> missing = new ArrayList<>();
    for (JsonNode place : document.path("unread")) {
      if (!place.path("deliberate").asBoolean(false)) {
        missing.add(place.path("uri").asString("") + ": " + place.path("reason").asString(""));
      }
    }
    return Assessment.undecided(application, noProfile(), relative, List.copyOf(missing));
  }

  private static Profile noProfile() {
    return new Profile(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static void add(String rule, JsonNode violation, List<Finding> into) {
    RuleOutcome outcome =
        new RuleOutcome(
            rule,
            violation.path("labels").valueStream().map(label -> label.asString("")).toList(),
            violation.path("category").asString("potential"),
            violation.path("description").asString(rule),
            violation.path("effort").asInt(0),
            violation.path("links").path(0).path("url").asString(""));
    for (JsonNode incident : violation.path("incidents")) {
      into.add(
          outcome.at(
              incident.path("uri").asString("").replaceFirst("^(?:jar:)?file:/*", "/"),
              incident.path("lineNumber").asInt(1),
              incident.path("message").asString(""),
              incident.path("codeSnip").asString("")));
    }
  }

  /** How much of all paths is the folder that was analysed. */
  private static int commonFolder(List<Finding> findings) {
    String common = findings.isEmpty() ? "" : findings.get(0).file();
    for (Finding finding : findings) {
      while (!finding.file().startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    int sources = common.indexOf("/src/");
    return (sources >= 0 ? sources : common.lastIndexOf('/')) + 1;
  }
}
