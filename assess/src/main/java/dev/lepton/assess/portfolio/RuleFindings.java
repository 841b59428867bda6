package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.assessment.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Takes what an analysis by rules found for an application as its assessment, of which nothing is
 * known but findings. What only informs, without any effort, is left out. Stateless.
 */
final class RuleFindings {
  private static final Pattern TOPIC = Pattern.compile("topic=([\\w-]+)");
  private static final Pattern FIX = Pattern.compile("\\n\\s*\\n\\s*Fix:\\s*");
  private static final Map<String, Category> CATEGORIES =
      Map.ofEntries(
          Map.entry("cache", Category.STATE),
          Map.entry("cluster", Category.STATE),
          Map.entry("session", Category.STATE),
          Map.entry("storage", Category.STATE),
          Map.entry("health", Category.HEALTH),
          Map.entry("lifecycle", Category.HEALTH),
          Map.entry("logging", Category.LOGGING),
          Map.entry("schedule", Category.SCHEDULING),
          Map.entry("secret", Category.SECRET),
          Map.entry("tls", Category.SECRET),
          Map.entry("proxy", Category.NETWORK),
          Map.entry("remoting", Category.NETWORK),
          Map.entry("config", Category.CONFIGURATION),
          Map.entry("compose", Category.CONFIGURATION));

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
            .map(one -> in(one, one.file().substring(root)))
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
    return new Assessment(
        application, noProfile(), relative, undecided(), List.of(), List.copyOf(missing));
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

  /** A portfolio decides by itself, from the findings. */
  private static Decision undecided() {
    return new Decision(Decision.Strategy.RETAIN, false, List.of(), 0, 0, 0);
  }

  private static void add(String rule, JsonNode violation, List<Finding> into) {
    String title =
        violation.path("description").asString(rule).strip().lines().findFirst().orElse(rule);
    for (JsonNode incident : violation.path("incidents")) {
      String[] parts = FIX.split(incident.path("message").asString("").strip(), 2);
      into.add(
          new Finding(
              rule,
              category(violation.path("labels")),
              severity(violation.path("category").asString("potential")),
              title,
              incident.path("uri").asString("").replaceFirst("^(?:jar:)?file:/*", "/"),
              incident.path("lineNumber").asInt(1),
              line(incident),
              parts[0],
              parts.length > 1 ? parts[1] : link(violation),
              violation.path("effort").asInt(0),
              false));
    }
  }

  private static Category category(JsonNode labels) {
    for (JsonNode label : labels) {
      Matcher topic = TOPIC.matcher(label.asString(""));
      if (topic.find()) {
        return CATEGORIES.getOrDefault(topic.group(1), Category.RUNTIME);
      }
    }
    return Category.RUNTIME;
  }

  private static Severity severity(String category) {
    return switch (category.toLowerCase(Locale.ROOT)) {
      case "mandatory" -> Severity.MANDATORY;
      case "optional" -> Severity.OPTIONAL;
      default -> Severity.POTENTIAL;
    };
  }

  /** Of the code around the place its own line. */
  private static String line(JsonNode incident) {
    Pattern own =
        Pattern.compile("(?m)^\\s*" + incident.path("lineNumber").asInt(0) + "\\b ?(.*)$");
    Matcher matcher = own.matcher(incident.path("codeSnip").asString(""));
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  private static String link(JsonNode violation) {
    String url = violation.path("links").path(0).path("url").asString("");
    return url.isEmpty() ? "" : "See " + url;
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

  private static Finding in(Finding one, String file) {
    return new Finding(
        one.ruleId(),
        one.category(),
        one.severity(),
        one.title(),
        file,
        one.line(),
        one.snippet(),
        one.reason(),
        one.fix(),
        one.effort(),
        false);
  }
}
