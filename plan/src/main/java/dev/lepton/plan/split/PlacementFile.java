package dev.lepton.plan.split;

import dev.lepton.plan.table.BadCell;
import dev.lepton.plan.table.Sheet;
import dev.lepton.plan.table.SheetRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where applications may be, in a CSV of people's own.
 *
 * @param byName by the application's name in small letters
 * @param leftOut rows that could not be used
 * @param notes what else is worth knowing
 */
public record PlacementFile(
    Map<String, Placement> byName, List<String> leftOut, List<String> notes) {
  private static final Sheet.Kind KIND =
      new Sheet.Kind(
          "the file of placements",
          List.of("application"),
          List.of("site", "regions", "not_providers"));

  /** Everything may be everywhere. */
  public static PlacementFile none() {
    return new PlacementFile(Map.of(), List.of(), List.of());
  }

  /**
   * @throws dev.lepton.model.error.LeptonException CONFIG_UNREADABLE or CONFIG_INVALID if the file
   *     as a whole cannot be used
   */
  public static PlacementFile read(Path file) {
    Sheet sheet = Sheet.read(file, KIND);
    Map<String, Placement> byName = new HashMap<>();
    List<String> leftOut = new ArrayList<>();
    for (SheetRow row : sheet.rows()) {
      try {
        Placement placement = placement(row);
        if (byName.putIfAbsent(key(placement.application()), placement) != null) {
          throw new BadCell("application", Optional.of(placement.application()), "unique");
        }
      } catch (BadCell e) {
        leftOut.add(row.place() + " " + e.getMessage());
      }
    }
    return new PlacementFile(byName, leftOut, sheet.notes());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Placement placement(SheetRow row) throws BadCell {
    String application = row.required("application", "an application's name");
    Optional<String> site = row.text("site").map(text -> text.toLowerCase(Locale.ROOT));
    if (site.isPresent() && !List.of(Placement.OWN, Placement.CLOUD).contains(site.get())) {
      throw new BadCell("site", site, "on-premises, cloud or empty");
    }
    Placement placement =
        new Placement(
            application, site, words(row.text("regions")), words(row.text("not_providers")), row);
    if (site.equals(Optional.of(Placement.OWN)) && !placement.regions().isEmpty()) {
      throw new BadCell("regions", row.text("regions"), "empty, as site says on-premises");
    }
    return placement;
  }

  private static List<String> words(Optional<String> cell) {
    return cell.map(
            text -> Arrays.stream(text.split("[;\\s]+")).filter(one -> !one.isEmpty()).toList())
        .orElse(List.of());
  }

  /** What is said of an application; empty if nothing. */
  public Optional<Placement> of(String application) {
    return Optional.ofNullable(byName.get(key(application)));
  }
}
