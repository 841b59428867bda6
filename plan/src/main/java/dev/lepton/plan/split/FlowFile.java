package dev.lepton.plan.split;

import dev.lepton.plan.table.BadCell;
import dev.lepton.plan.table.Sheet;
import dev.lepton.plan.table.SheetRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What applications or servers send to one another, in a CSV.
 *
 * @param leftOut rows that could not be used
 * @param notes what else is worth knowing
 */
public record FlowFile(List<Flow> flows, List<String> leftOut, List<String> notes) {
  private static final Sheet.Kind KIND =
      new Sheet.Kind("the file of flows", List.of("from", "to", "gb_per_month"), List.of());
  private static final double MOST_GB = 1e9;

  /**
   * @param from name of the application or server that sends
   * @param gb a month
   * @param row where that is said
   */
  public record Flow(String from, String to, double gb, SheetRow row) {}

  /** Nothing is known. */
  public static FlowFile none() {
    return new FlowFile(List.of(), List.of(), List.of());
  }

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if the file
   *     as a whole cannot be used
   */
  public static FlowFile read(Path file) {
    Sheet sheet = Sheet.read(file, KIND);
    List<Flow> flows = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (SheetRow row : sheet.rows()) {
      try {
        flows.add(
            new Flow(
                row.required("from", "an application or server"),
                row.required("to", "an application or server"),
                row.requiredNumber("gb_per_month", 0, MOST_GB),
                row));
      } catch (BadCell e) {
        leftOut.add(row.place() + " " + e.getMessage());
      }
    }
    return new FlowFile(List.copyOf(flows), List.copyOf(leftOut), sheet.notes());
  }
}
