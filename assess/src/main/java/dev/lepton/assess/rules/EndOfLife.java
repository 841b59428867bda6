package dev.lepton.assess.rules;

import java.util.List;
import java.util.Set;

/**
 * Which versions get no more public security updates, as of November 2026 by their makers' own
 * schedules. A table and not a clock: the same input gives the same answer on any day.
 */
final class EndOfLife {
  /**
   * @param product runtime, or prefix of a dependency's name
   * @param firstMaintained versions below it have ended
   * @param gaps versions above it that have ended as well
   */
  private record Line(String product, int firstMaintained, Set<String> gaps) {}

  private static final List<Line> LINES =
      List.of(
          new Line(
              "Java",
              8,
              Set.of(
                  "9", "10", "12", "13", "14", "15", "16", "18", "19", "20", "22", "23", "24",
                  "26")),
          new Line("Node.js", 22, Set.of("23", "25")),
          new Line("maven:org.springframework.boot:", 4, Set.of()),
          new Line("maven:log4j:log4j", 2, Set.of()),
          new Line("maven:org.apache.struts:struts2-core", 6, Set.of()),
          new Line("maven:org.apache.tomcat.embed:", 9, Set.of("10.0")),
          new Line("pip:django", 5, Set.of("5.0", "5.1")),
          new Line("npm:express", 4, Set.of()));

  private static final int FIRST_PYTHON_3 = 11;

  private EndOfLife() {}

  static boolean hasEnded(String product, String version) {
    if (product.equals("Python")) {
      return pythonHasEnded(version);
    }
    String[] parts = version.split("[.-]");
    if (!parts[0].matches("\\d{1,6}")) {
      return false;
    }
    String minor = parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
    return LINES.stream()
        .filter(line -> product.startsWith(line.product()))
        .anyMatch(
            line ->
                Integer.parseInt(parts[0]) < line.firstMaintained()
                    || line.gaps().contains(parts[0])
                    || line.gaps().contains(minor));
  }

  /** Python counts its lines by the second number. */
  private static boolean pythonHasEnded(String version) {
    String[] parts = version.split("\\.");
    if (parts[0].equals("2")) {
      return true;
    }
    return parts[0].equals("3") && parts.length > 1 && Integer.parseInt(parts[1]) < FIRST_PYTHON_3;
  }
}
