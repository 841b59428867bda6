package dev.lepton.assess.findings;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one rule found, as any report tells it.
 *
 * @param labels one of them may name its topic
 * @param category mandatory, optional or potential
 * @param effort story points
 * @param link where to read on; empty when nowhere
 */
public record RuleOutcome(
    String rule,
    List<String> labels,
    String category,
    String description,
    int effort,
    String link) {
  private static final Pattern TOPIC = Pattern.compile("topic=([\\w-]+)");
  private static final Pattern FIX = Pattern.compile("\\n\\s*\\n\\s*Fix:\\s*");
  private static final Map<String, Category> CATEGORIES =
      Map.ofEntries(
          Map.entry("cache", Category.STATE),
          Map.entry("session", Category.STATE),
          Map.entry("storage", Category.STATE),
          Map.entry("health", Category.HEALTH),
          Map.entry("lifecycle", Category.HEALTH),
          Map.entry("logging", Category.LOGGING),
          Map.entry("schedule", Category.SCHEDULING),
          Map.entry("secret", Category.SECRET),
          Map.entry("tls", Category.SECRET),
          Map.entry("cluster", Category.NETWORK),
          Map.entry("proxy", Category.NETWORK),
          Map.entry("remoting", Category.NETWORK),
          Map.entry("config", Category.CONFIGURATION),
          Map.entry("compose", Category.CONFIGURATION));

  /**
   * The finding of one place.
   *
   * @param line 1-based
   * @param message why it matters, and behind "Fix:" what to do
   * @param code numbered lines around the place; empty when there are none
   */
  public Finding at(String file, int line, String message, String code) {
    String[] parts = FIX.split(message.strip(), 2);
    return new Finding(
        rule,
        topic(),
        severity(),
        description.strip().lines().findFirst().orElse(rule),
        file,
        line,
        own(code, line),
        oneLine(parts[0]),
        parts.length > 1 ? oneLine(parts[1]) : link.isEmpty() ? "" : "See " + link,
        effort,
        false);
  }

  private Category topic() {
    return labels.stream()
        .map(TOPIC::matcher)
        .filter(Matcher::find)
        .map(topic -> CATEGORIES.getOrDefault(topic.group(1), Category.RUNTIME))
        .findFirst()
        .orElse(Category.RUNTIME);
  }

  private Severity severity() {
    return switch (category.toLowerCase(Locale.ROOT)) {
      case "mandatory" -> Severity.MANDATORY;
      case "optional" -> Severity.OPTIONAL;
      default -> Severity.POTENTIAL;
    };
  }

  /** Of the code around the place its own line. */
  private static String own(String code, int line) {
    Matcher matcher = Pattern.compile("(?m)^\\s*" + line + "\\b ?(.*)$").matcher(code);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
