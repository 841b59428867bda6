package dev.lepton.assess.ruletest;

import dev.lepton.assess.evaluate.Incident;
import dev.lepton.assess.evaluate.Location;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which incidents Konveyor would report as one: it says each message once a line. It puts an XML
 * node on the first line of the file that holds the node's text, or its name when it has none, and
 * a dependency that its pom declares without a version on no line. For one thread.
 */
final class KonveyorCount {
  private final Map<URI, List<String>> files = new HashMap<>();

  private record Said(URI uri, String message, int line) {}

  /** The incidents without those that Konveyor would not tell from an earlier one. */
  List<Incident> of(List<Incident> incidents) {
    Set<Said> said = new HashSet<>();
    return incidents.stream()
        .filter(one -> said.add(new Said(one.uri(), one.message(), line(one))))
        .toList();
  }

  /** The line that Konveyor would name; 0 for a file as a whole. */
  int line(Incident incident) {
    int own = incident.location().map(Location::startLine).orElse(0);
    if (incident.path().endsWith("pom.xml") && incident.variables().containsKey("version")) {
      return isVersioned(files.computeIfAbsent(incident.uri(), KonveyorCount::read), own) ? own : 0;
    }
    Object text = incident.variables().get("innerText");
    if (!(text instanceof String inner) || !incident.variables().containsKey("matchingXML")) {
      return own;
    }
    String sought = inner.isBlank() ? String.valueOf(incident.variables().get("data")) : inner;
    String first = sought.strip().lines().findFirst().orElse("").strip();
    List<String> lines = files.computeIfAbsent(incident.uri(), KonveyorCount::read);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(first)) {
        return i + 1;
      }
    }
    return own;
  }

  /** Whether the dependency element around a line has a version. */
  private static boolean isVersioned(List<String> pom, int line) {
    int start = Math.min(line, pom.size()) - 1;
    while (start > 0 && !pom.get(start).contains("<dependency>")) {
      start--;
    }
    for (int i = Math.max(0, start); i < pom.size(); i++) {
      if (pom.get(i).contains("<version>")) {
        return true;
      }
      if (pom.get(i).contains("</dependency>")) {
        return false;
      }
    }
    return false;
  }

  private static List<String> read(URI uri) {
    if (!"file".equals(uri.getScheme())) {
      return List.of();
    }
    try {
      return new String(Files.readAllBytes(Path.of(uri)), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      // The file was there a moment ago, and is only read to count: each place counts then.
      return List.of();
    }
  }
}
