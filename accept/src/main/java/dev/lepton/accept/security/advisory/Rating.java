package dev.lepton.accept.security.advisory;

import dev.lepton.accept.security.check.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import us.springett.cvss.Cvss;
import us.springett.cvss.MalformedVectorException;

/**
 * How bad a vulnerability is.
 *
 * @param severity empty where nobody has said
 * @param score base score of CVSS, 0 to 10; negative where there is none
 */
record Rating(Optional<Severity> severity, double score) {
  static final Rating NONE = new Rating(Optional.empty(), -1);

  /**
   * The bounds of CVSS 3.1, section 5, and of CVSS 4.0, section 6; what it calls critical is as
   * severe as high here.
   */
  private static final double HIGH = 7.0;

  private static final double MEDIUM = 4.0;

  /** Later versions of CVSS first. */
  private static final List<String> VECTORS = List.of("CVSS_V4", "CVSS_V3", "CVSS_V2");

  /**
   * @param holders of severities, the more special first: affected package, then the whole record
   */
  static Rating of(JsonNode... holders) {
    for (JsonNode holder : holders) {
      Optional<Rating> scored = scored(holder.path("severity"));
      if (scored.isPresent()) {
        return scored.get();
      }
    }
    for (JsonNode holder : holders) {
      Optional<Severity> word = word(holder);
      if (word.isPresent()) {
        return new Rating(word, -1);
      }
    }
    return NONE;
  }

  private static Optional<Rating> scored(JsonNode severities) {
    for (String type : VECTORS) {
      for (JsonNode one : severities) {
        if (one.path("type").asString("").equals(type)) {
          Optional<Double> score = score(type, one.path("score").asString(""));
          if (score.isPresent()) {
            return score.map(value -> new Rating(Optional.of(of(value)), value));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Double> score(String type, String vector) {
    if (type.equals("CVSS_V4") != vector.startsWith("CVSS:4.")) {
      // It is not what it says it is.
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Cvss.fromVector(vector))
          .map(cvss -> cvss.calculateScore().getBaseScore());
    } catch (MalformedVectorException | IllegalArgumentException | NullPointerException e) {
      // The library reports an incomplete vector in each of these ways; a word may be left.
      return Optional.empty();
    }
  }

  private static Severity of(double score) {
    if (score >= HIGH) {
      return Severity.HIGH;
    }
    if (score >= MEDIUM) {
      return Severity.MEDIUM;
    }
    return score > 0 ? Severity.LOW : Severity.INFO;
  }

  private static Optional<Severity> word(JsonNode holder) {
    String said =
        List.of(
                holder.path("database_specific").path("severity"),
                holder.path("ecosystem_specific").path("severity"),
                holder.path("ecosystem_specific").path("urgency"),
                holder.path("severity").path(0).path("score"))
            .stream()
            .map(node -> node.asString(""))
            .filter(text -> !text.isEmpty() && !text.startsWith("CVSS"))
            .findFirst()
            .orElse("");
    return Optional.ofNullable(
        switch (said.toLowerCase(Locale.ROOT)) {
          case "critical", "high", "important" -> Severity.HIGH;
          case "moderate", "medium" -> Severity.MEDIUM;
          case "low" -> Severity.LOW;
          case "negligible", "unimportant", "none" -> Severity.INFO;
          default -> null;
        });
  }

  /** What nobody has rated is worse than nothing only. */
  boolean isWorseThan(Rating other) {
    int bySeverity =
        Integer.compare(
            severity.map(Severity::ordinal).orElse(-1),
            other.severity.map(Severity::ordinal).orElse(-1));
    return bySeverity != 0 ? bySeverity > 0 : score > other.score;
  }

  /** For people. */
  String title() {
    if (severity.isEmpty()) {
      return "not rated";
    }
    return score < 0 ? severity.get().id() : String.format(Locale.ROOT, "CVSS %.1f", score);
  }
}
