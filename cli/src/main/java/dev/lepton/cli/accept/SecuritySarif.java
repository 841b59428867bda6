package dev.lepton.cli.accept;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A security review as SARIF 2.1.0. */
final class SecuritySarif {
  private SecuritySarif() {}

  /**
   * @param away why something that should have been looked at was not; those lines are among the
   *     ones of what was not tested
   */
  static Map<String, Object> of(
      List<SecurityCheck> checks, List<String> notTested, List<String> away, String version) {
    List<Object> rules = new ArrayList<>();
    List<String> ids = checks.stream().map(SecurityCheck::id).distinct().toList();
    for (String id : ids) {
      SecurityCheck any =
          checks.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
      rules.add(
          map(
              "id", id,
              "shortDescription", map("text", any.title()),
              "help", map("text", any.fix()),
              "defaultConfiguration", map("level", level(any))));
    }
    List<Object> results =
        checks.stream()
            .filter(check -> !check.passed())
            .map(check -> result(check, ids.indexOf(check.id())))
            .toList();
    Map<String, Object> driver = map("name", "Lepton Migrate", "version", version, "rules", rules);
    List<Object> notes =
        notTested.stream()
            .map(
                line ->
                    (Object)
                        map(
                            "level",
                            away.contains(line) ? "error" : "note",
                            "message",
                            map("text", line)))
            .toList();
    Map<String, Object> run =
        map(
            "tool", map("driver", driver),
            "invocations",
                List.of(
                    map(
                        "executionSuccessful",
                        away.isEmpty(),
                        "toolExecutionNotifications",
                        notes)),
            "results", results);
    return map(
        "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
        "version", "2.1.0",
        "runs", List.of(run));
  }

  private static Object result(SecurityCheck check, int rule) {
    Place place = Place.of(check);
    return map(
        "ruleId", check.id(),
        "ruleIndex", rule,
        "level", level(check),
        "message",
            map("text", place.object() + ": not so: " + check.title() + ". Fix: " + check.fix()),
        "locations",
            List.of(
                map(
                    "physicalLocation", map("artifactLocation", map("uri", place.uri())),
                    "logicalLocations", List.of(map("fullyQualifiedName", place.object())))),
        "partialFingerprints", map("lepton/v1", check.id() + "|" + check.where()));
  }

  /**
   * Where a finding is.
   *
   * @param uri of a file, a site or a database; SARIF takes no other text
   * @param object in it
   */
  private record Place(String uri, String object) {
    static Place of(SecurityCheck check) {
      String where = check.where();
      boolean address = check.id().startsWith("endpoint-") || check.id().startsWith("database-");
      String mark = address ? ", " : ": ";
      int end = where.indexOf(mark);
      return end > 0
          ? new Place(where.substring(0, end), where.substring(end + mark.length()))
          : new Place(where, where);
    }
  }

  private static String level(SecurityCheck check) {
    return switch (check.severity()) {
      case "high" -> "error";
      case "medium" -> "warning";
      default -> "note";
    };
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int index = 0; index < entries.length; index += 2) {
      map.put((String) entries[index], entries[index + 1]);
    }
    return map;
  }
}
