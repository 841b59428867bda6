package dev.lepton.transfer;

import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import java.util.List;

/**
 * What is compared, and how hard.
 *
 * @param selection which part of the source the target should hold, under which names; its row
 *     conditions are applied to the source only, so that a row too many at the target is found
 * @param parallelism sessions on each side, at least 1
 */
public record ComparisonSettings(Selection selection, int parallelism) {

  public ComparisonSettings {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1: " + parallelism);
    }
  }

  /** Everything, owners and privileges too where both sides know the role. */
  public static ComparisonSettings everything(int parallelism) {
    return new ComparisonSettings(Selection.all(), parallelism);
  }

  /** The same, of tables that a pattern names: their rows, sequences and objects. */
  public ComparisonSettings withTables(List<String> patterns) {
    return with(patterns, selection.exclude(), selection.owners());
  }

  /** The same but for tables that a pattern names. */
  public ComparisonSettings withExcluded(List<String> patterns) {
    return with(selection.tables(), patterns, selection.owners());
  }

  /** The same with other rules for owners and privileges. */
  public ComparisonSettings withOwners(OwnerSpec owners) {
    return with(selection.tables(), selection.exclude(), owners);
  }

  private ComparisonSettings with(List<String> tables, List<String> excluded, OwnerSpec owners) {
    return new ComparisonSettings(
        new Selection(
            selection.schemas(),
            tables,
            excluded,
            selection.rows(),
            selection.renames(),
            selection.skip(),
            owners),
        parallelism);
  }
}
