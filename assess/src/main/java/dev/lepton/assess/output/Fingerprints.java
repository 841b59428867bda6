package dev.lepton.assess.output;

import dev.lepton.assess.evaluate.Incident;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What identifies an incident over time. */
final class Fingerprints {
  private Fingerprints() {}

  /**
   * The same as long as the rule, the file and what the line says are; the number of the line
   * counts only among lines of a file that say the same.
   *
   * @param occurrences how often what was said before, of this rule at least; counted on
   */
  static String of(String rule, Incident incident, Map<String, Integer> occurrences) {
    String said = String.join("\n", rule, incident.path(), line(incident));
    int occurrence = occurrences.merge(said, 1, Integer::sum);
    return hash(said + "\n" + occurrence);
  }

  /** What the line of an incident says, without its number; empty when it has none. */
  static String line(Incident incident) {
    int wanted = incident.location().map(location -> location.startLine()).orElse(0);
    return incident.snippet().stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> line.startsWith(wanted + " "))
        .map(line -> line.substring(String.valueOf(wanted).length()).strip())
        .findFirst()
        .orElse("");
  }

  /** The relative path, quoted as an address must be. */
  static String uri(Incident incident) {
    if (incident.path().contains(":/")) {
      return incident.uri().toString();
    }
    try {
      return new URI(null, null, incident.path(), null).getRawPath();
    } catch (URISyntaxException e) {
      // A colon in the first part looks like a scheme; the whole address is never ambiguous.
      return incident.uri().toString();
    }
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
