package dev.lepton.plan.waves;

import dev.lepton.plan.table.BadCell;
import dev.lepton.plan.table.Sheet;
import dev.lepton.plan.table.SheetRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Blackouts from a CSV.
 *
 * @param leftOut rows that could not be used
 * @param notes what else is worth knowing
 */
public record BlackoutFile(List<Blackout> blackouts, List<String> leftOut, List<String> notes) {
  private static final Sheet.Kind KIND =
      new Sheet.Kind(
          "the file of blackouts", List.of("from", "to"), List.of("reason", "application"));

  /** There is none. */
  public static BlackoutFile none() {
    return new BlackoutFile(List.of(), List.of(), List.of());
  }

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if the file
   *     as a whole cannot be used
   */
  public static BlackoutFile read(Path file) {
    Sheet sheet = Sheet.read(file, KIND);
    List<Blackout> blackouts = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (SheetRow row : sheet.rows()) {
      try {
        LocalDate from = row.requiredDate("from");
        LocalDate to = row.requiredDate("to");
        if (to.isBefore(from)) {
          throw new BadCell("to", row.text("to"), "on or after " + from);
        }
        Optional<String> application = row.text("application");
        blackouts.add(new Blackout(from, to, row.text("reason").orElse("blackout"), application));
      } catch (BadCell e) {
        leftOut.add(row.place() + " " + e.getMessage());
      }
    }
    return new BlackoutFile(blackouts, leftOut, sheet.notes());
  }
}
