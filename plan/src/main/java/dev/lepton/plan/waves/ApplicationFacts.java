package dev.lepton.plan.waves;

import dev.lepton.plan.table.BadCell;
import dev.lepton.plan.table.Sheet;
import dev.lepton.plan.table.SheetRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What people say of applications in a CSV of their own; it counts more than what was found.
 *
 * @param byName by the application's name in small letters
 * @param leftOut rows that could not be used
 * @param notes what else is worth knowing
 */
public record ApplicationFacts(
    Map<String, Facts> byName, List<String> leftOut, List<String> notes) {
  private static final Sheet.Kind KIND =
      new Sheet.Kind(
          "the file of applications",
          List.of("application"),
          List.of("environment", "criticality", "complexity", "effort_days", "group", "stays"));
  private static final double MOST_DAYS = 100_000;

  /** Nobody says anything. */
  public static ApplicationFacts none() {
    return new ApplicationFacts(Map.of(), List.of(), List.of());
  }

  /**
   * @param careful why it must not be among the first, if one of its levels is high
   * @param levelled whether a criticality or complexity is said
   * @param stays why it does not move; empty if it does
   */
  record Facts(
      SheetRow row,
      Optional<Environment> environment,
      Optional<String> careful,
      boolean levelled,
      OptionalDouble effortDays,
      Optional<String> group,
      Optional<String> stays) {}

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if the file
   *     as a whole cannot be used
   */
  public static ApplicationFacts read(Path file) {
    Sheet sheet = Sheet.read(file, KIND);
    Map<String, Facts> byName = new HashMap<>();
    List<String> leftOut = new ArrayList<>();
    for (SheetRow row : sheet.rows()) {
      try {
        String name = row.required("application", "an application's name");
        Facts earlier = byName.get(key(name));
        if (earlier != null) {
          throw new BadCell(
              "application",
              Optional.of(name),
              "unique: line " + earlier.row().place().line() + " has it too");
        }
        byName.put(key(name), facts(row));
      } catch (BadCell e) {
        leftOut.add(row.place() + " " + e.getMessage());
      }
    }
    return new ApplicationFacts(byName, leftOut, sheet.notes());
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  Optional<Facts> of(String name) {
    return Optional.ofNullable(byName.get(key(name)));
  }

  private static Facts facts(SheetRow row) throws BadCell {
    Optional<String> environment = row.text("environment");
    if (environment.isPresent() && environment.flatMap(Environment::of).isEmpty()) {
      throw new BadCell("environment", environment, "production, test, development or the like");
    }
    Optional<String> careful = careful(row, "criticality");
    Optional<String> complex = careful(row, "complexity");
    return new Facts(
        row,
        environment.flatMap(Environment::of),
        careful.or(() -> complex),
        row.text("criticality").or(() -> row.text("complexity")).isPresent(),
        row.number("effort_days", 0.1, MOST_DAYS),
        row.text("group"),
        row.text("stays").filter(text -> !text.equalsIgnoreCase("no")));
  }

  private static Optional<String> careful(SheetRow row, String column) throws BadCell {
    Optional<String> text = row.text(column);
    Optional<Level> level = text.flatMap(Level::of);
    if (text.isPresent() && level.isEmpty()) {
      throw new BadCell(column, text, "low, medium, high or critical");
    }
    return level
        .filter(one -> one == Level.HIGH)
        .map(any -> column + " " + text.orElseThrow() + " (" + row.place() + ")");
  }

  /** How much depends on an application, or how much there is to it. */
  enum Level {
    LOW,
    MEDIUM,
    HIGH;

    static Optional<Level> of(String word) {
      return switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "low", "very low", "none", "simple", "tier 3", "tier 4" -> Optional.of(LOW);
        case "medium", "moderate", "normal", "tier 2" -> Optional.of(MEDIUM);
        case "high",
            "very high",
            "critical",
            "mission critical",
            "mission-critical",
            "business critical",
            "complex",
            "very complex",
            "tier 0",
            "tier 1" ->
            Optional.of(HIGH);
        default -> Optional.empty();
      };
    }
  }
}
